package dev.acrida.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The API that the guide tests: data, health, and answers that are late or not as expected. */
final class ApiRoutes {
    private static final int MAX_DELAY_MILLIS = 60_000;
    private static final Reply HEALTH = Reply.json(Map.of("status", "ok"));
    private static final Reply DATA = Reply.json(Map.of("data", List.of(1, 2, 3)));
    private static final Reply BROKEN_PRODUCTS = Reply.json(Map.of("items", List.of()));
    private static final Reply NOT_JSON = Reply.text("application/json", "<p>This is no JSON</p>");

    private ApiRoutes() {}

    static void addTo(Routes routes, Duration slowDelay) {
        int ifMissing = Math.toIntExact(slowDelay.toMillis());
        routes.get("/health", _ -> HEALTH)
                .get("/api/data", _ -> DATA)
                .get("/api/slow-endpoint", exchange -> slow(exchange, ifMissing))
                .get("/broken-products", _ -> BROKEN_PRODUCTS)
                .get("/not-json", _ -> NOT_JSON);
    }

    private static Reply slow(Exchange exchange, int ifMissing) {
        int delayMillis = exchange.query("delay_ms", ifMissing, MAX_DELAY_MILLIS);
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "The shop is closing", e);
        }
        return Reply.json(Map.of("delay_ms", delayMillis));
    }
}
