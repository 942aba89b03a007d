package dev.acrida.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the shop answers: a value, so that routes need no server to be tested. Immutable. */
final class Reply {
    private static final byte[] NO_BODY = {};

    private final int status;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;
    private final int pieces;

    private Reply(int status, List<Map.Entry<String, String>> headers, byte[] body, int pieces) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.pieces = pieces;
    }

    static Reply status(int status) {
        return new Reply(status, List.of(), NO_BODY, 0);
    }

    static Reply json(int status, Object value) {
        return of(status, "application/json", Json.bytes(value));
    }

    static Reply json(Object value) {
        return json(200, value);
    }

    static Reply error(int status, String message) {
        return json(status, Map.of("error", message));
    }

    static Reply text(String contentType, String text) {
        return of(200, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, List.of(Map.entry("Content-Type", contentType)), body, 0);
    }

    Reply withHeader(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Reply(status, more, body, pieces);
    }

    /** The same, sent with chunked coding in as many pieces. */
    Reply inPieces(int pieces) {
        return new Reply(status, headers, body, pieces);
    }

    int status() {
        return status;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** Into how many chunks the body is cut; 0 when it is sent whole with its length. */
    int pieces() {
        return pieces;
    }
}
