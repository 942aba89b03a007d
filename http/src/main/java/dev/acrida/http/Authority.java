package dev.acrida.http;

import dev.acrida.http.wire.Origin;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What stands in a URL between {@code //} and the path. Immutable.
 *
 * @param origin where to connect to
 * @param host the value of the {@code Host} header: the port only if it is not the default
 * @param authorization the {@code Authorization} header that the user-info stands for, or empty
 */
record Authority(Origin origin, String host, String authorization) {
    /** Parses {@code [user[:password]@]host[:port]}. */
    static Authority parse(boolean tls, String text) {
        int at = text.lastIndexOf('@');
        String place = text.substring(at + 1);
        int colon = place.lastIndexOf(':');
        boolean hasPort = colon > place.lastIndexOf(']');
        String name = host(hasPort ? place.substring(0, colon) : place, place);
        int standard = tls ? 443 : 80;
        int port = hasPort ? port(place.substring(colon + 1), standard, place) : standard;
        return new Authority(
                new Origin(tls, withoutBrackets(name), port),
                port == standard ? name : name + ":" + port,
                at < 0 ? "" : credentials(text.substring(0, at)));
    }

    private static String credentials(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? BasicAuth.of(decode(userInfo), "")
                : BasicAuth.of(
                        decode(userInfo.substring(0, colon)),
                        decode(userInfo.substring(colon + 1)));
    }

    private static String decode(String text) {
        String plusKept = text.replace("+", "%2B");
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(plusKept, StandardCharsets.UTF_8);
    }

    private static String host(String name, String place) {
        String ascii = isAscii(name) ? name : toAscii(name, place);
        boolean address = ascii.startsWith("[") && ascii.endsWith("]") && ascii.length() > 4;
        String rest = address ? ascii.substring(1, ascii.length() - 1) : ascii;
        String allowed = address ? ":.%" : "-._~";
        boolean valid =
                !rest.isEmpty()
                        && rest.chars()
                                .allMatch(
                                        c ->
                                                Character.isLetterOrDigit(c)
                                                        || allowed.indexOf(c) >= 0);
        if (!valid) {
            throw invalid("host of a URL must be a name or an address", place);
        }
        return ascii.toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }

    private static String toAscii(String name, String place) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw invalid("host of a URL must be a name that DNS allows", place);
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String digits, int standard, String place) {
        if (digits.isEmpty()) {
            return standard;
        }
        boolean numeric =
                digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = numeric ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 0xffff) {
            throw invalid("port of a URL must be from 1 to 65535", place);
        }
        return port;
    }

    private static IllegalArgumentException invalid(String rule, String place) {
        return new IllegalArgumentException(
                rule + ", was \"" + place + "\"; write http://host:port/path");
    }
}
