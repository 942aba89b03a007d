package dev.acrida.http;

import java.nio.charset.StandardCharsets;

/** The text of URLs as authors write it, made fit to be sent (RFC 3986). */
final class UrlText {
    private static final String PASSED = "!$%&'()*+,-./:;=?@[]_~";
    private static final String HEX = "0123456789ABCDEF";

    private UrlText() {}

    /**
     * Percent-encodes what may not stand in a URL; what is encoded already stays.
     *
     * @throws IllegalArgumentException if there is a control character
     */
    static String encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!passes(text, i)) {
                return encodeFrom(text, i);
            }
        }
        return text;
    }

    private static boolean passes(String text, int i) {
        char c = text.charAt(i);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            return true;
        }
        return c == '%' ? isHex(text, i + 1) && isHex(text, i + 2) : PASSED.indexOf(c) >= 0;
    }

    private static boolean isHex(String text, int i) {
        return i < text.length() && Character.digit(text.charAt(i), 16) >= 0;
    }

    private static String encodeFrom(String text, int start) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, start);
        for (int i = start; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            if (Character.isISOControl(point)) {
                throw new IllegalArgumentException(
                        "URL must hold no control character, has 0x%02x at %d; encode it"
                                .formatted(point, i));
            }
            if (passes(text, i)) {
                out.append((char) point);
            } else {
                appendEncoded(out, text.substring(i, next));
            }
            i = next;
        }
        return out.toString();
    }

    private static void appendEncoded(StringBuilder out, String character) {
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
        }
    }
}
