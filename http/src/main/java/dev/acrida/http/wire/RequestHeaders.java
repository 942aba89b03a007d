package dev.acrida.http.wire;

import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Turns the head of a request into a header block (RFC 9113 section 8.3, RFC 7541). The head is the
 * one that HTTP/1.1 sends, so that a request means the same in both versions. Guarded by the lock
 * of the output.
 */
final class RequestHeaders {
    /** The size of the table of headers sent before: what a peer has unless it says otherwise. */
    static final int TABLE_SIZE = 4096;

    /** How many fields of a request begin with a colon, and come first. */
    private static final int PSEUDO = 4;

    private final HPackEncoder encoder = new HPackEncoder(TABLE_SIZE, StandardCharsets.ISO_8859_1);
    private final ByteArrayBuffer block = new ByteArrayBuffer(256);
    private final String scheme;
    private byte[] lastHead = {};
    private List<Field> lastFields = List.of();
    private int tableSize = TABLE_SIZE;
    private boolean tableChanged;

    /**
     * One header.
     *
     * @param secret whether it must stay out of the table: RFC 7541 section 7.1.3
     */
    private record Field(String name, String value, boolean secret) {
        static Field of(String name, String value) {
            return new Field(name, value, name.equals("authorization"));
        }
    }

    RequestHeaders(boolean tls) {
        this.scheme = tls ? "https" : "http";
    }

    /** The server remembers at most so many bytes of headers from now on. */
    void tableSize(int size) {
        if (size != tableSize) {
            tableSize = size;
            tableChanged = true;
            encoder.setMaxTableSize(size);
        }
    }

    /** The block of a request; valid until the next call. */
    ByteBuffer encode(WireRequest request) {
        return encode(fields(request));
    }

    /** The same of a request for a WebSocket, which is a method here: RFC 8441 section 4. */
    ByteBuffer encodeWebSocket(WireRequest request) {
        List<Field> fields = new ArrayList<>(fields(request));
        fields.set(0, Field.of(":method", "CONNECT"));
        fields.add(PSEUDO, Field.of(":protocol", "websocket"));
        fields.removeIf(field -> field.name.equals("sec-websocket-key"));
        return encode(fields);
    }

    private ByteBuffer encode(List<Field> fields) {
        block.clear();
        if (tableChanged) {
            tableChanged = false;
            sizeUpdate(tableSize);
        }
        try {
            for (Field field : fields) {
                encoder.encodeHeader(block, field.name, field.value, field.secret);
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("headers of a request must be Latin-1", e);
        }
        return ByteBuffer.wrap(block.array(), 0, block.length());
    }

    /** RFC 7541 section 6.3: three bits, then a number with a prefix of five. */
    private void sizeUpdate(int size) {
        if (size < 31) {
            block.append(0x20 | size);
            return;
        }
        block.append(0x3f);
        int rest = size - 31;
        while (rest >= 128) {
            block.append((rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        block.append(rest);
    }

    /** Most requests have the same head as the one before. */
    private List<Field> fields(WireRequest request) {
        byte[] head = request.head();
        int length = request.headLength();
        if (!Arrays.equals(lastHead, 0, lastHead.length, head, 0, length)) {
            lastFields = parse(new String(head, 0, length, StandardCharsets.ISO_8859_1));
            lastHead = Arrays.copyOf(head, length);
        }
        return lastFields;
    }

    private List<Field> parse(String head) {
        String[] lines = head.split("\r\n");
        String[] start = lines[0].split(" ");
        String authority = "";
        List<Field> regular = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            String value = lines[i].substring(colon + 1).trim();
            if (name.equals("host")) {
                authority = value;
            } else if (!isOfConnection(name)) {
                regular.add(Field.of(name, value));
            }
        }
        List<Field> fields = new ArrayList<>(regular.size() + PSEUDO);
        fields.add(Field.of(":method", start[0]));
        fields.add(Field.of(":scheme", scheme));
        fields.add(Field.of(":authority", authority));
        fields.add(Field.of(":path", start[1]));
        fields.addAll(regular);
        return fields;
    }

    /** What describes a connection of HTTP/1.1, and is forbidden here. */
    private static boolean isOfConnection(String name) {
        return switch (name) {
            case "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade" ->
                    true;
            default -> false;
        };
    }
}
