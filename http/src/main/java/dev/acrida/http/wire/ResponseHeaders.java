package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Turns header blocks into heads (RFC 9113 section 8.3, RFC 7541). Each block of a connection must
 * go through here, even one that nobody waits for. Confined to the loop.
 */
final class ResponseHeaders {
    private static final int TABLE_SIZE = 4096;
    private static final int MAX_LENGTH_DIGITS = 18;
    private static final byte[] NOTHING = {};

    private final HPackDecoder decoder = new HPackDecoder(TABLE_SIZE, StandardCharsets.ISO_8859_1);
    private final int maxHead;
    private final StringBuilder text = new StringBuilder();

    int status;
    long contentLength;
    boolean setsCookies;
    boolean encoded;

    /** What is wrong with the head, though the block could be decoded; only its stream fails. */
    private @Nullable Fault fault;

    ResponseHeaders(int maxHead) {
        this.maxHead = maxHead;
    }

    /**
     * Decodes a block.
     *
     * @throws Fault if the connection cannot go on
     */
    void decode(ByteBuffer block) throws Fault {
        text.setLength(0);
        text.append("HTTP/2 ");
        status = 0;
        contentLength = -1;
        setsCookies = false;
        encoded = false;
        fault = null;
        try {
            while (block.hasRemaining()) {
                Header header = decoder.decodeHeader(block);
                if (header != null && fault == null) {
                    take(header.getName(), header.getValue());
                }
            }
        } catch (HPackException | RuntimeException e) {
            throw Http2Violation.of(H2Error.COMPRESSION_ERROR, "headers cannot be decoded");
        }
        text.append("\r\n");
    }

    /**
     * The head in the form of HTTP/1.1, which is searched when the author asks for a header.
     *
     * @throws Fault if it is no head of a response
     */
    byte[] head() throws Fault {
        check();
        if (status < 100) {
            throw Http2Violation.protocol("no :status");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Checks trailers, of which nothing is kept. */
    byte[] trailers() throws Fault {
        check();
        if (status != 0) {
            throw Http2Violation.protocol(":status in trailers");
        }
        return NOTHING;
    }

    private void check() throws Fault {
        if (fault != null) {
            throw fault;
        }
    }

    private void take(String name, String value) {
        try {
            if (name.startsWith(":")) {
                pseudo(name, value);
            } else {
                regular(name, value);
            }
        } catch (Fault e) {
            fault = e;
        }
    }

    private void pseudo(String name, String value) throws Fault {
        boolean number = value.length() == 3 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!name.equals(":status") || !number || value.charAt(0) == '0' || !isAtStart()) {
            throw Http2Violation.protocol("no valid :status");
        }
        status = Integer.parseInt(value);
        text.append(value).append("\r\n");
    }

    private boolean isAtStart() {
        return status == 0 && text.length() == "HTTP/2 ".length();
    }

    private void regular(String name, String value) throws Fault {
        if (isAtStart()) {
            text.append("\r\n"); // trailers, or no head at all
        }
        if (!isName(name) || !isValue(value)) {
            throw Http2Violation.protocol("a header has a forbidden character");
        }
        if (text.length() + name.length() + value.length() + 4 > maxHead) {
            throw new Fault(
                    Kind.HEAD_TOO_LARGE,
                    "response head is larger than the limit of %d kB".formatted(maxHead >> 10));
        }
        switch (name) {
            case "content-length" -> contentLength = number(value);
            case "set-cookie" -> setsCookies = true;
            case "content-encoding" -> encoded = true;
            case "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade" ->
                    throw Http2Violation.protocol("a header of HTTP/1.1 connections: " + name);
            default -> {}
        }
        text.append(name).append(": ").append(value).append("\r\n");
    }

    private long number(String value) throws Fault {
        boolean valid =
                !value.isEmpty()
                        && value.length() <= MAX_LENGTH_DIGITS
                        && value.chars().allMatch(c -> c >= '0' && c <= '9');
        long length = valid ? Long.parseLong(value) : -1;
        if (!valid || (contentLength >= 0 && contentLength != length)) {
            throw Http2Violation.protocol("content-length is not a number of bytes");
        }
        return length;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ':' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                return false;
            }
        }
        return true;
    }
}
