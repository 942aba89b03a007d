package dev.acrida.http;

import dev.acrida.Headers;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The header lines of requests that do not depend on URL, body or cookies, encoded. Immutable.
 *
 * @param lines complete lines, without the empty one at the end
 * @param host whether they name the host
 * @param authorization whether they hold credentials
 * @param cookie whether they hold cookies that the author set
 * @param contentType whether they hold the type of the body
 * @param close whether they ask for the end of the connection
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeaderLines(
        byte[] lines,
        boolean host,
        boolean authorization,
        boolean cookie,
        boolean contentType,
        boolean close) {
    /**
     * Encodes headers; those that tell the length of the body are left out, since they are known
     * better later.
     *
     * @throws IllegalArgumentException if one cannot be sent
     */
    static HeaderLines of(Headers headers) {
        StringBuilder text = new StringBuilder(160);
        headers.forEach(
                (name, value) -> {
                    HeaderText.check(name, value);
                    if (!isFraming(name)) {
                        text.append(name).append(": ").append(value).append("\r\n");
                    }
                });
        return new HeaderLines(
                text.toString().getBytes(StandardCharsets.ISO_8859_1),
                headers.has("Host"),
                headers.has("Authorization"),
                headers.has("Cookie"),
                headers.has("Content-Type"),
                headers.all("Connection").stream().anyMatch(HeaderLines::saysClose));
    }

    private static boolean saysClose(String options) {
        return Stream.of(options.split(","))
                .anyMatch(each -> each.strip().equalsIgnoreCase("close"));
    }

    private static boolean isFraming(String name) {
        return name.equalsIgnoreCase("Content-Length")
                || name.equalsIgnoreCase("Transfer-Encoding");
    }
}
