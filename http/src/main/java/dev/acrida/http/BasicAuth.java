package dev.acrida.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP basic authentication (RFC 7617), in UTF-8. */
final class BasicAuth {
    private BasicAuth() {}

    /** The value of the {@code Authorization} header. */
    static String of(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
