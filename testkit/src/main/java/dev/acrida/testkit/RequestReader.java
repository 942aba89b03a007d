package dev.acrida.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads requests as well-behaved clients send them; bodies only with a Content-Length. */
final class RequestReader {
    private static final int RECORDED_BODY = 64 * 1024;

    private RequestReader() {}

    /** The next request, or empty if the client has closed before one began or within its head. */
    static Optional<ReceivedRequest> read(InputStream in) throws IOException {
        String[] lines = head(in).split("\r\n", -1);
        String[] words = lines[0].split(" ", -1);
        if (words.length != 3) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = headers(List.of(lines).subList(1, lines.length));
        String body = body(in, headers);
        String[] target = words[1].split("\\?", 2);
        String query = target.length == 2 ? target[1] : "";
        return Optional.of(new ReceivedRequest(words[0], target[0], query, headers, body));
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int matched = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
            if (matched == 4) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static Map<String, List<String>> headers(List<String> lines) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String body(InputStream in, Map<String, List<String>> headers)
            throws IOException {
        long length =
                headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Content-Length"))
                        .mapToLong(header -> Long.parseLong(header.getValue().getFirst()))
                        .findFirst()
                        .orElse(0);
        byte[] start = in.readNBytes((int) Math.min(length, RECORDED_BODY));
        in.skipNBytes(length - start.length);
        return new String(start, StandardCharsets.UTF_8);
    }
}
