package dev.acrida.cli.selftest;

import dev.acrida.stats.LatencyHistogram;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least that a request can take: a blocking socket that writes the same bytes again and again,
 * and reads no more of an answer than where it ends. Confined to one thread.
 */
final class BareSocket implements AutoCloseable {
    private static final Pattern LENGTH =
            Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n(?s:.*?\r\n)??\r\n");

    private final Socket socket;
    private final byte[] request;
    private final byte[] buffer = new byte[64 << 10];

    private BareSocket(Socket socket, byte[] request) {
        this.socket = socket;
        this.request = request;
    }

    static BareSocket connect(URI target, String path) throws IOException {
        Socket socket = new Socket(target.getHost(), target.getPort());
        socket.setTcpNoDelay(true);
        String head = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, target.getAuthority());
        return new BareSocket(socket, head.getBytes(StandardCharsets.US_ASCII));
    }

    /** Asks for so long, and answers how long each request took. */
    LatencyHistogram ask(Duration time) throws IOException {
        LatencyHistogram latency = new LatencyHistogram();
        long end = System.nanoTime() + time.toNanos();
        for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
            socket.getOutputStream().write(request);
            readAnswer(socket.getInputStream());
            latency.record(System.nanoTime() - began);
        }
        return latency;
    }

    private void readAnswer(InputStream in) throws IOException {
        int read = 0;
        int whole = Integer.MAX_VALUE;
        while (read < whole) {
            int more = in.read(buffer, read, buffer.length - read);
            if (more <= 0) {
                throw new IOException("the target of the self-test ended the connection");
            }
            read += more;
            whole = lengthOf(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
    }

    /** Head and body of an answer that begins so; the largest number while nobody can tell. */
    private static int lengthOf(String begun) {
        Matcher length = LENGTH.matcher(begun);
        return length.find() ? length.end() + Integer.parseInt(length.group(1)) : Integer.MAX_VALUE;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
