package dev.acrida.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ShopCountsTest {
    @Test
    void itCountsByRouteAndByStatus() throws IOException {
        try (var shop = SampleShop.start();
                var shopper = new Shopper(shop.uri())) {
            shopper.get("/products/7");
            shopper.get("/products/8");
            shopper.get("/products/none");
            shopper.post("/orders", "{\"product_id\": 1}");
            shopper.get("/nowhere");
            shopper.method("DELETE", "/cart");

            assertThat(shop.counts())
                    .isEqualTo(
                            new ShopCounts(
                                    Map.of(
                                            "GET /products/{id}", 3L,
                                            "POST /orders", 1L,
                                            "GET (none)", 1L,
                                            "DELETE /cart", 1L),
                                    Map.of(200, 2L, 201, 1L, 404, 2L, 405, 1L),
                                    0));
            assertThat(shop.counts().requests()).isEqualTo(6);
        }
    }

    @Test
    void itIsServedAndResetWithoutBeingCounted() throws IOException {
        try (var shop = SampleShop.start();
                var shopper = new Shopper(shop.uri())) {
            shopper.get("/");
            String json = new String(shopper.get("/__counts").body(), StandardCharsets.UTF_8);
            assertThat(ShopCounts.parse(json)).isEqualTo(shop.counts());
            assertThat(shop.counts().requests()).isEqualTo(1);

            assertThat(shopper.post("/__counts/reset", "").statusCode()).isEqualTo(204);
            assertThat(shop.counts().requests()).isZero();
        }
    }

    @Test
    void whatIsNoCountIsRefused() {
        assertThatThrownBy(() -> ShopCounts.parse("<html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<html>");
    }

    @Test
    void faultsAreExact() throws IOException {
        var options = ShopOptions.DEFAULT.withFailEvery(10).withResetEvery(4);
        int failures = 0;
        int resets = 0;
        try (var shop = SampleShop.start(options);
                var shopper = new Shopper(shop.uri())) {
            for (int i = 0; i < 40; i++) {
                try {
                    failures += shopper.get("/").statusCode() == 500 ? 1 : 0;
                } catch (IOException e) {
                    assertThat(e).hasStackTraceContaining("reset");
                    resets++;
                }
            }
            assertThat(resets).isEqualTo(10);
            assertThat(failures).isEqualTo(2);
            assertThat(shop.counts())
                    .isEqualTo(
                            new ShopCounts(
                                    Map.of("GET /", 40L), Map.of(200, 28L, 500, 2L), 10));
        }
    }

    @Test
    void nothingIsLostUnderConcurrency() throws Exception {
        try (var shop = SampleShop.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var visits =
                    threads.invokeAll(
                            Collections.nCopies(
                                    8,
                                    () -> {
                                        try (var shopper = new Shopper(shop.uri())) {
                                            for (int i = 0; i < 50; i++) {
                                                shopper.get("/products");
                                            }
                                        }
                                        return true;
                                    }));
            for (var visit : visits) {
                visit.get();
            }
            assertThat(shop.counts().received("GET", "/products")).isEqualTo(400);
            assertThat(shop.counts().answered(200)).isEqualTo(400);
        }
    }

    @Test
    void theLastRequestsAreKept() throws IOException {
        try (var shop = SampleShop.start(ShopOptions.DEFAULT.withRecentLimit(2));
                var shopper = new Shopper(shop.uri())) {
            shopper.get("/");
            shopper.get("/api/data?page=2", "X-Worker-ID", "w7");
            shopper.post("/echo", "hello");

            List<ReceivedRequest> recent = shop.recent();
            assertThat(recent).hasSize(2);
            assertThat(recent.getFirst().path()).isEqualTo("/api/data");
            assertThat(recent.getFirst().query()).isEqualTo("page=2");
            assertThat(recent.getFirst().header("x-worker-id")).contains("w7");
            assertThat(recent.getLast().method()).isEqualTo("POST");
            assertThat(recent.getLast().body()).isEqualTo("hello");
        }
    }
}
