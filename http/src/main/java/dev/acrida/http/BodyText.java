package dev.acrida.http;

import dev.acrida.http.wire.RequestBody;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shows what was sent to who debugs a test. */
final class BodyText {
    private static final long LONGEST = 64 * 1024;

    private BodyText() {}

    /** The body as UTF-8; only its size if it is long. */
    static String of(RequestBody body) {
        if (body.length() < 0 || body.length() > LONGEST) {
            return body.length() < 0 ? "(a body of unknown size)" : "(" + body.length() + " bytes)";
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            body.writeTo(out);
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
