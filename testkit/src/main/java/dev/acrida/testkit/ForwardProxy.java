package dev.acrida.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import javax.net.ServerSocketFactory;

/**
 * An HTTP proxy on a free loopback port, for requests with a whole URL and for tunnels (CONNECT).
 * After the first request of a connection it carries bytes as they are. Thread-safe.
 */
public final class ForwardProxy implements AutoCloseable {
    private final RelayServer server;
    private final String authorization;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private ForwardProxy(String authorization, ServerSocketFactory sockets) {
        this.authorization = authorization;
        this.server = RelayServer.open(this::serve, sockets);
    }

    /** A proxy for anybody. */
    public static ForwardProxy open() {
        return new ForwardProxy("", ServerSocketFactory.getDefault());
    }

    /** A proxy that wants this name and password, else it answers 407. */
    public static ForwardProxy open(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair);
        return new ForwardProxy(basic, ServerSocketFactory.getDefault());
    }

    /** A proxy for anybody who speaks TLS to it. */
    public static ForwardProxy openOverTls(ServerTls tls) {
        return new ForwardProxy("", tls.context().getServerSocketFactory());
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** How many connections were accepted. */
    public int connections() {
        return server.connections();
    }

    /** The head of the first request of each connection, as it came. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket client) throws IOException {
        String head = readHead(client.getInputStream());
        heads.add(head);
        if (!head.contains("Proxy-Authorization: " + authorization) && !authorization.isEmpty()) {
            answer(client, "407 Proxy Authentication Required\r\nContent-Length: 0");
            return;
        }
        String[] line = head.substring(0, head.indexOf('\r')).split(" ");
        boolean tunnel = line[0].equals("CONNECT");
        URI to = URI.create(tunnel ? "http://" + line[1] : line[1]);
        try (Socket origin = connect(to)) {
            if (tunnel) {
                answer(client, "200 Connection established");
            } else {
                origin.getOutputStream().write(bytes(forwarded(head, line[1], to)));
            }
            RelayServer.relay(client, origin);
        } catch (ConnectException e) {
            answer(client, "502 Bad Gateway\r\nContent-Length: 0");
        }
    }

    private static Socket connect(URI to) throws IOException {
        String host = to.getHost().replaceAll("[\\[\\]]", "");
        return new Socket(host, to.getPort() < 0 ? 80 : to.getPort());
    }

    private static String forwarded(String head, String url, URI to) {
        String path =
                url.substring(url.indexOf(to.getRawAuthority()) + to.getRawAuthority().length());
        return head.replaceFirst(Pattern.quote(url), path)
                .replaceFirst("Proxy-Authorization: .*\r\n", "");
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write(bytes("HTTP/1.1 " + status + "\r\n\r\n"));
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client left");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
