package dev.acrida.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.SSLSocket;

/** Runs a script on one accepted connection. Confined to its thread but for what it received. */
final class ScriptedConnection implements Runnable {
    private static final int ZEROS = 64 << 10;

    private final Socket socket;
    private final InetAddress client;
    private final Optional<ServerTls> tls;
    private final Script script;
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

    ScriptedConnection(Socket socket, Optional<ServerTls> tls, Script script) {
        this.socket = socket;
        this.client = socket.getInetAddress();
        this.tls = tls;
        this.script = script;
    }

    List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    InetAddress client() {
        return client;
    }

    /** Ends the connection from any thread: what the script still does fails. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A scripted connection cannot be closed", e);
        }
    }

    /** A client may leave whenever it likes: that ends the script and is no error. */
    @Override
    public void run() {
        try (socket;
                Socket talk = layered()) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(talk.getInputStream());
            for (Step step : script.steps()) {
                if (!perform(step, in, talk)) {
                    return;
                }
            }
        } catch (IOException _) {
            // the client has left, or the server is being closed
        }
    }

    private Socket layered() throws IOException {
        if (tls.isEmpty()) {
            return socket;
        }
        var factory = tls.get().context().getSocketFactory();
        var layered = (SSLSocket) factory.createSocket(socket, "", socket.getPort(), true);
        layered.setUseClientMode(false);
        tls.get().configure(layered);
        return layered;
    }

    /** Returns whether the script goes on. */
    private boolean perform(Step step, InputStream in, Socket talk) throws IOException {
        OutputStream out = talk.getOutputStream();
        switch (step) {
            case Step.Read _ -> {
                return read(in).isPresent();
            }
            case Step.Send send -> out.write(bytes(send.text()));
            case Step.SendZeros zeros -> sendZeros(zeros.count(), out);
            case Step.Drip drip -> drip(drip, out);
            case Step.AnswerEach each -> answerEach(each, in, out);
            case Step.HalfClose _ -> {
                talk.shutdownOutput();
                drain(in);
            }
            case Step.Stall _ -> drain(in);
            case Step.Close _ -> {
                return false;
            }
            case Step.Reset _ -> {
                reset();
                return false;
            }
        }
        return true;
    }

    private Optional<ReceivedRequest> read(InputStream in) throws IOException {
        Optional<ReceivedRequest> request = RequestReader.read(in);
        request.ifPresent(requests::add);
        return request;
    }

    private void answerEach(Step.AnswerEach each, InputStream in, OutputStream out)
            throws IOException {
        Optional<ReceivedRequest> request = read(in);
        while (request.isPresent()) {
            out.write(bytes(each.answer().apply(request.get())));
            request = read(in);
        }
    }

    private static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void sendZeros(long count, OutputStream out) throws IOException {
        byte[] zeros = new byte[ZEROS];
        for (long left = count; left > 0; left -= zeros.length) {
            out.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }

    private static void drip(Step.Drip drip, OutputStream out) throws IOException {
        byte[] bytes = bytes(drip.text());
        for (int at = 0; at < bytes.length; at += drip.size()) {
            pause(drip.pause());
            out.write(bytes, at, Math.min(drip.size(), bytes.length - at));
        }
    }

    /** Parking may end early, and a drip that is too fast would not be one. */
    private static void pause(Duration pause) {
        long start = System.nanoTime();
        long left = pause.toNanos();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = pause.toNanos() - (System.nanoTime() - start);
        }
    }

    /** Below TLS too: the raw socket goes first, so that no close_notify is sent. */
    private void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
