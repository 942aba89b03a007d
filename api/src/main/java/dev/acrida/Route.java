package dev.acrida;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The way that connections take to their server. Immutable. The environment's proxy variables
 * ({@code http_proxy} and such) are not read: what a test measures must not depend on a shell.
 */
public sealed interface Route {
    /** Straight to the server's address. */
    Route DIRECT = new Direct();

    /** Straight to the server's address. */
    record Direct() implements Route {}

    /**
     * To whoever listens at a Unix-domain socket, whatever host the URL names.
     *
     * @param path the socket's file
     */
    record UnixSocket(Path path) implements Route {}

    /**
     * Through an HTTP proxy: {@code http://} URLs are asked of the proxy, {@code https://} ones
     * through a tunnel (CONNECT) in which the server's certificate is verified as without a proxy.
     *
     * @param address where the proxy listens
     * @param login who asks
     * @param tls whether the connection to the proxy itself is encrypted; its certificate is
     *     verified as a server's
     */
    record HttpProxy(Address address, Login login, boolean tls) implements Route {}

    /**
     * Through a SOCKS 5 proxy (RFC 1928, RFC 1929).
     *
     * @param address where the proxy listens
     * @param login who asks
     * @param resolvesNames whether the proxy looks the server's name up, as {@code socks5h://} says
     *     to curl; else it is looked up here
     */
    record Socks5(Address address, Login login, boolean resolvesNames) implements Route {}

    /**
     * Where a proxy listens.
     *
     * @param host a name or an address; an IPv6 address without brackets
     * @param port from 1 to 65535
     */
    record Address(String host, int port) {
        private static final int HIGHEST_PORT = 65_535;

        /** Checks host and port. */
        public Address {
            if (host.isEmpty() || port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException(
                        "address of a proxy must be a host and a port from 1 to 65535, was %s:%d"
                                .formatted(host, port));
            }
        }

        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /**
     * Who asks a proxy. Its text does not show the password.
     *
     * @param user empty if the proxy asks for no name
     * @param password empty if there is none
     */
    record Login(String user, String password) {
        /** For proxies that serve anybody. */
        public static final Login NONE = new Login("", "");

        @Override
        public String toString() {
            return user.isEmpty() ? "nobody" : user;
        }
    }

    /**
     * Reads a proxy's URL: {@code http://[user:password@]host:port}, or with {@code https} (TLS up
     * to the proxy), {@code socks5} (names are looked up here) or {@code socks5h} (by the proxy).
     * Without a port it is 8080 for HTTP, 443 for HTTPS and 1080 for SOCKS.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Route proxy(String url) {
        URI uri = uri(url);
        String scheme = String.valueOf(uri.getScheme());
        String host = uri.getHost();
        if (host == null) {
            throw noProxy(url);
        }
        Address address = new Address(host.replaceAll("[\\[\\]]", ""), port(uri, scheme));
        Login login = login(uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo());
        return switch (scheme) {
            case "http" -> new HttpProxy(address, login, false);
            case "https" -> new HttpProxy(address, login, true);
            case "socks5" -> new Socks5(address, login, false);
            case "socks5h" -> new Socks5(address, login, true);
            default -> throw noProxy(url);
        };
    }

    /** To a Unix-domain socket. */
    static Route unixSocket(Path path) {
        return new UnixSocket(path);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw noProxy(url);
        }
    }

    private static int port(URI uri, String scheme) {
        int standard =
                switch (scheme) {
                    case "http" -> 8080;
                    case "https" -> 443;
                    default -> 1080;
                };
        return uri.getPort() < 0 ? standard : uri.getPort();
    }

    private static Login login(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new Login(decode(userInfo), "")
                : new Login(
                        decode(userInfo.substring(0, colon)),
                        decode(userInfo.substring(colon + 1)));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException noProxy(String url) {
        return new IllegalArgumentException(
                "proxy must be http://, https://, socks5:// or socks5h:// and"
                        + " [user:password@]host:port, was '%s'"
                                .formatted(url.replaceAll("//.*@", "//***@")));
    }
}
