package dev.acrida.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Lets what listens on the loopback address be reached at another address of this machine. */
final class Forwarder implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket();
    private final URI target;

    private Forwarder(String address, URI target) throws IOException {
        this.target = target;
        listening.bind(new InetSocketAddress(address, 0));
        Thread.ofVirtual().start(this::accept);
    }

    static Forwarder to(URI target, String address) throws IOException {
        return new Forwarder(address, target);
    }

    URI uri() {
        return URI.create(
                "http://%s:%d"
                        .formatted(
                                listening.getInetAddress().getHostAddress(),
                                listening.getLocalPort()));
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = listening.accept();
                Socket called = new Socket(target.getHost(), target.getPort());
                Thread.ofVirtual().start(() -> copy(caller, called));
                Thread.ofVirtual().start(() -> copy(called, caller));
            }
        } catch (IOException e) {
            close(listening);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
