package dev.acrida.http.wire;

import java.nio.charset.StandardCharsets;

/**
 * What the head of a response says about status and framing (RFC 9112). One per connection, filled
 * again for each head; confined to whoever decodes.
 */
final class ResponseHead {
    private static final byte[] PREFIX = ascii("HTTP/1.");
    private static final byte[] CONTENT_LENGTH = ascii("content-length");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
    private static final byte[] CONTENT_ENCODING = ascii("content-encoding");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] SET_COOKIE = ascii("set-cookie");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] IDENTITY = ascii("identity");
    private static final byte[] CLOSE = ascii("close");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    private static final int STATUS_LINE = PREFIX.length + 5; // "HTTP/1.1 200"
    private static final long MAX_LENGTH_DIGITS = 18;

    int status;
    boolean keepsAlive;
    boolean chunked;
    long contentLength;
    boolean setsCookies;
    boolean encoded;

    /** Whether bytes can be the beginning of a head; looks at no more than are there. */
    static boolean canBegin(byte[] b, int end) {
        for (int i = 0; i < Math.min(end, PREFIX.length); i++) {
            if (b[i] != PREFIX[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the head ends, after its empty line, or -1 if that is not before {@code end}. */
    static int end(byte[] b, int from, int end) {
        for (int i = from; i < end; i++) {
            if (b[i] == '\n') {
                int next = i + 1;
                if (next < end && b[next] == '\r') {
                    next++;
                }
                if (next < end && b[next] == '\n') {
                    return next + 1;
                }
            }
        }
        return -1;
    }

    /**
     * Reads the head in {@code b[0, end)}. A folded line becomes one line in place, as RFC 9112
     * section 5.2 asks.
     *
     * @throws Fault if it is not a head
     */
    void parse(byte[] b, int end) throws Fault {
        contentLength = -1;
        chunked = false;
        setsCookies = false;
        encoded = false;
        int at = lineEnd(b, statusLine(b, end)) + 1;
        while (b[at] != '\n' && !(b[at] == '\r' && b[at + 1] == '\n')) {
            int lineEnd = lineEnd(b, at);
            while (isBlank(b[lineEnd + 1])) {
                b[lineEnd] = ' ';
                if (b[lineEnd - 1] == '\r') {
                    b[lineEnd - 1] = ' ';
                }
                lineEnd = lineEnd(b, lineEnd);
            }
            field(b, at, lineEnd);
            at = lineEnd + 1;
        }
    }

    /** What follows is no body but another protocol, whatever the headers say of its length. */
    void becomesStream() {
        chunked = false;
        contentLength = -1;
    }

    private int statusLine(byte[] b, int end) throws Fault {
        if (end < STATUS_LINE + 1 || !canBegin(b, end) || b[8] != ' ' || !endsStatus(b[12])) {
            throw Fault.malformed("no HTTP/1.x status line");
        }
        int minor = digit(b[7]);
        status = digit(b[9]) * 100 + digit(b[10]) * 10 + digit(b[11]);
        if (status < 100) {
            throw Fault.malformed("status below 100");
        }
        keepsAlive = minor > 0;
        return 12;
    }

    private static boolean endsStatus(byte b) {
        return b == ' ' || b == '\r' || b == '\n';
    }

    private static int digit(byte b) throws Fault {
        if (b < '0' || b > '9') {
            throw Fault.malformed("no HTTP/1.x status line");
        }
        return b - '0';
    }

    private static int lineEnd(byte[] b, int from) {
        int i = from;
        while (b[i] != '\n') {
            i++;
        }
        return i;
    }

    private void field(byte[] b, int start, int end) throws Fault {
        int colon = start;
        while (b[colon] != ':') {
            if (++colon >= end) {
                throw Fault.malformed("header line without a colon");
            }
        }
        if (colon == start || isBlank(b[start])) {
            throw Fault.malformed("header line without a name");
        }
        int nameEnd = trimEnd(b, start, colon);
        switch (nameEnd - start) {
            case 10 -> {
                setsCookies |= is(SET_COOKIE, b, start, nameEnd);
                if (is(CONNECTION, b, start, nameEnd)) {
                    connection(b, colon + 1, end);
                }
            }
            case 14 -> {
                if (is(CONTENT_LENGTH, b, start, nameEnd)) {
                    contentLengths(b, colon + 1, end);
                }
            }
            case 16 -> encoded |= is(CONTENT_ENCODING, b, start, nameEnd);
            case 17 -> {
                if (is(TRANSFER_ENCODING, b, start, nameEnd)) {
                    transferEncoding(b, colon + 1, end);
                }
            }
            default -> {}
        }
    }

    private void connection(byte[] b, int start, int end) {
        for (int from = start; from < end; from = itemEnd(b, from, end) + 1) {
            int to = itemEnd(b, from, end);
            if (isItem(CLOSE, b, from, to)) {
                keepsAlive = false;
                return;
            }
            keepsAlive |= isItem(KEEP_ALIVE, b, from, to);
        }
    }

    private void contentLengths(byte[] b, int start, int end) throws Fault {
        for (int from = start; from <= end; from = itemEnd(b, from, end) + 1) {
            long length = number(b, from, itemEnd(b, from, end));
            if (contentLength >= 0 && contentLength != length) {
                throw Fault.malformed("two different Content-Lengths");
            }
            contentLength = length;
        }
    }

    private static long number(byte[] b, int start, int end) throws Fault {
        int from = trimStart(b, start, end);
        int to = trimEnd(b, from, end);
        long value = 0;
        for (int i = from; i < to; i++) {
            if (b[i] < '0' || b[i] > '9' || i - from >= MAX_LENGTH_DIGITS) {
                throw Fault.malformed("Content-Length is not a number of bytes");
            }
            value = value * 10 + b[i] - '0';
        }
        if (from == to) {
            throw Fault.malformed("Content-Length is empty");
        }
        return value;
    }

    private void transferEncoding(byte[] b, int start, int end) throws Fault {
        for (int from = start; from < end; from = itemEnd(b, from, end) + 1) {
            int to = itemEnd(b, from, end);
            if (isItem(CHUNKED, b, from, to) && !chunked) {
                chunked = true;
            } else if (!isItem(IDENTITY, b, from, to)) {
                throw Fault.malformed("Transfer-Encoding other than chunked");
            }
        }
    }

    private static int itemEnd(byte[] b, int from, int end) {
        int i = from;
        while (i < end && b[i] != ',') {
            i++;
        }
        return i;
    }

    private static boolean isItem(byte[] lower, byte[] b, int start, int end) {
        int from = trimStart(b, start, end);
        return is(lower, b, from, trimEnd(b, from, end));
    }

    /** Whether {@code b[start, end)} is this word, without regard to the case of letters. */
    static boolean is(byte[] lower, byte[] b, int start, int end) {
        if (end - start != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            byte c = b[start + i];
            if (lower[i] != (c >= 'A' && c <= 'Z' ? c | 0x20 : c)) {
                return false;
            }
        }
        return true;
    }

    static int trimStart(byte[] b, int start, int end) {
        int i = start;
        while (i < end && (isBlank(b[i]) || b[i] == '\r')) {
            i++;
        }
        return i;
    }

    static int trimEnd(byte[] b, int start, int end) {
        int i = end;
        while (i > start && (isBlank(b[i - 1]) || b[i - 1] == '\r')) {
            i--;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
