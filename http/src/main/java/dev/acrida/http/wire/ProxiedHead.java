package dev.acrida.http.wire;

import dev.acrida.Route;

import java.nio.charset.StandardCharsets;

/**
 * Turns a request's head into one that a proxy can pass on: with the whole URL in its first line.
 */
final class ProxiedHead {
    private ProxiedHead() {}

    /** The same request in absolute form (RFC 9112, 3.2.2), with the proxy's credentials. */
    static WireRequest of(Origin origin, WireRequest request, Route.Login login) {
        byte[] place = bytes("http://" + authority(origin));
        byte[] extra = bytes(Tunnel.authorization(login));
        byte[] head = request.head();
        int path = indexAfter(head, ' ');
        int line = indexAfter(head, '\n');
        int length = request.headLength() + place.length + extra.length;
        byte[] proxied = new byte[length];
        System.arraycopy(head, 0, proxied, 0, path);
        System.arraycopy(place, 0, proxied, path, place.length);
        int to = path + place.length;
        System.arraycopy(head, path, proxied, to, line - path);
        to += line - path;
        System.arraycopy(extra, 0, proxied, to, extra.length);
        System.arraycopy(head, line, proxied, to + extra.length, request.headLength() - line);
        return request.withHead(proxied, length);
    }

    private static String authority(Origin origin) {
        String text = new Route.Address(origin.host(), origin.port()).toString();
        return origin.port() == 80 ? text.substring(0, text.lastIndexOf(':')) : text;
    }

    private static int indexAfter(byte[] head, char c) {
        int at = 0;
        while (head[at] != c) {
            at++;
        }
        return at + 1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
