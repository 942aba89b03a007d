package dev.acrida.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pages that probe a client: statuses, redirects, sizes, cookies, and echoes of what it sent. */
final class ProbeRoutes {
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_CHUNKS = 10_000;
    private static final int MAX_REDIRECTS = 1000;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    private ProbeRoutes() {}

    static void addTo(Routes routes) {
        routes.any("/echo", ProbeRoutes::echo)
                .any("/error/{status}", ProbeRoutes::error)
                .any("/redirect/{n}", ProbeRoutes::redirect)
                .get("/bytes/{n}", ProbeRoutes::bytes)
                .get("/stream/{chunks}", ProbeRoutes::stream)
                .get("/cookies", exchange -> Reply.json(Map.of("cookies", exchange.cookies())))
                .get("/cookies/set", ProbeRoutes::setCookies)
                .post("/upload", ProbeRoutes::upload);
    }

    private static Reply echo(Exchange exchange) {
        var echo = new LinkedHashMap<String, Object>();
        echo.put("method", exchange.method());
        echo.put("path", exchange.path());
        echo.put("query", exchange.queries());
        echo.put("headers", exchange.headers());
        echo.put("length", exchange.body().length);
        echo.put("body", new String(exchange.body(), StandardCharsets.UTF_8));
        return Reply.json(echo);
    }

    private static Reply error(Exchange exchange) {
        int status = exchange.number("status", 200, 599);
        return WITHOUT_BODY.contains(status)
                ? Reply.status(status)
                : Reply.error(status, "Status " + status + ", as asked for");
    }

    /** A chain of n redirects, each with the status that the query asks for; 302 if it does not. */
    private static Reply redirect(Exchange exchange) {
        int left = exchange.number("n", 0, MAX_REDIRECTS);
        int status = exchange.query("status", 302, 399);
        if (!REDIRECTS.contains(status)) {
            throw new Refusal(400, "status must be one of " + REDIRECTS + ", but is " + status);
        }
        if (left == 0) {
            return Reply.json(Map.of("arrived", true, "method", exchange.method()));
        }
        return Reply.status(status)
                .withHeader("Location", "/redirect/" + (left - 1) + "?status=" + status);
    }

    private static Reply bytes(Exchange exchange) {
        byte[] body = new byte[exchange.number("n", 0, MAX_BYTES)];
        Arrays.fill(body, (byte) 'x');
        return Reply.of(200, "application/octet-stream", body);
    }

    /** One line per chunk. */
    private static Reply stream(Exchange exchange) {
        int chunks = exchange.number("chunks", 1, MAX_CHUNKS);
        return Reply.text("text/plain", "one line\n".repeat(chunks)).inPieces(chunks);
    }

    private static Reply setCookies(Exchange exchange) {
        Reply reply = Reply.json(Map.of("set", exchange.queries()));
        for (Map.Entry<String, List<String>> cookie : exchange.queries().entrySet()) {
            for (String value : cookie.getValue()) {
                reply = reply.withHeader("Set-Cookie", cookie.getKey() + "=" + value + "; Path=/");
            }
        }
        return reply;
    }

    private static Reply upload(Exchange exchange) {
        String type = exchange.header("Content-Type").orElse("");
        return Reply.json(Map.of("parts", UploadedParts.of(type, exchange.body())));
    }
}
