package dev.acrida.http.wire;

import dev.acrida.HttpVersion;
import dev.acrida.Route;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes a proxy pass a connection on to its origin. */
final class Tunnel {
    private final Route route;
    private final Dns dns;

    Tunnel(Route route, Dns dns) {
        this.route = route;
        this.dns = dns;
    }

    /** Whether an HTTP proxy cannot be asked request by request. */
    static boolean isNeeded(Origin origin, HttpVersion version) {
        return origin.tls() || version == HttpVersion.HTTP_2_PRIOR_KNOWLEDGE;
    }

    /**
     * From here on the connection leads to its origin, or to a proxy that is asked request by
     * request.
     *
     * @param throughHttp whether an HTTP proxy shall pass on what it gets
     * @throws WireFailure if the proxy refuses; the connection is closed then
     * @throws IOException if the connection is broken; it is closed too
     */
    void open(Connection connection, boolean throughHttp, Attempt attempt)
            throws IOException, WireFailure {
        boolean open = false;
        Prelude prelude = new Prelude(connection, attempt);
        try {
            switch (route) {
                case Route.Direct _, Route.UnixSocket _ -> {}
                case Route.HttpProxy proxy -> {
                    if (throughHttp) {
                        connect(proxy.login(), connection.origin(), prelude);
                    }
                }
                case Route.Socks5 proxy ->
                        new Socks5(prelude, proxy).open(connection.origin(), dns, attempt);
            }
            open = true;
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    /** RFC 9110, 9.3.6. */
    private static void connect(Route.Login login, Origin origin, Prelude prelude)
            throws IOException, WireFailure {
        Route.Address address = new Route.Address(origin.host(), origin.port());
        String request =
                "CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                        .formatted(address, address, authorization(login));
        prelude.write(request.getBytes(StandardCharsets.ISO_8859_1));
        String head = prelude.readHead();
        String status = head.substring(0, head.indexOf('\r'));
        if (!status.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
            String hint =
                    status.contains(" 407") ? " (name and password: http://user:password@...)" : "";
            throw prelude.refusal("it answered " + status.replaceFirst("HTTP/\\S+ ", "") + hint);
        }
    }

    /** The header line for the proxy; empty if it asks for no name. */
    static String authorization(Route.Login login) {
        if (login.user().isEmpty()) {
            return "";
        }
        byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
        return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
    }
}
