package dev.acrida.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SampleShopTest {
    private final SampleShop shop = SampleShop.start();
    private final Shopper shopper = new Shopper(shop.uri());

    @AfterEach
    void close() {
        shopper.close();
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/products, 200",
        "/products/1, 200",
        "/products/1000, 200",
        "/products/1001, 404",
        "/products/x, 404",
        "/search?q=laptop, 200",
        "/search, 400",
        "/category/books, 200",
        "/category/cars, 404",
        "/cart, 200",
        "/users/me, 401",
        "/orders, 401",
        "/api/slow-endpoint?delay_ms=1, 200",
        "/api/slow-endpoint?delay_ms=-1, 400",
        "/api/data, 200",
        "/health, 200",
        "/broken-products, 200",
        "/error/503, 503",
        "/error/204, 204",
        "/error/99, 404",
        "/bytes/99999999, 404",
        "/redirect/1?status=200, 400",
        "/nothing/here, 404",
        "/login, 405",
    })
    void eachPageAnswersItsStatusAndJson(String path, int status) throws IOException {
        HttpResponse<byte[]> response = shopper.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        if (status >= 400) {
            assertThat(Shopper.json(response).path("error").asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/cart/add, '{\"product_id\": 0}', 400",
        "/cart/add, 'no json', 400",
        "/cart/add, '', 400",
        "/cart/add, '{\"product_id\": 1, \"quantity\": 1.5}', 400",
        "/checkout, '{}', 400",
        "/checkout, '{\"items\": 1}', 400",
        "/checkout, '{\"items\": [1, 2]}', 200",
        "/login, '{\"username\": \"ann\"}', 400",
        "/login, '{\"username\": \"ann\", \"password\": \"wrong\"}', 401",
        "/login, '{\"username\": \"ann\", \"password\": \"pass\"}', 200",
        "/auth/login, '[]', 400",
        "/auth/logout, '', 401",
        "/orders, '{\"product_id\": 123, \"quantity\": 2}', 201",
        "/upload, 'x', 400",
    })
    void eachPostAnswersItsStatus(String path, String body, int status) throws IOException {
        assertThat(shopper.post(path, body).statusCode()).isEqualTo(status);
    }

    @Test
    void productsHaveWhatTheGuideChecks() throws IOException {
        JsonNode products = Shopper.json(shopper.get("/products")).path("products");

        assertThat(products.size()).isEqualTo(20);
        for (JsonNode product : products) {
            assertThat(product.has("id") && product.has("name") && product.has("price")).isTrue();
        }
        assertThat(Shopper.json(shopper.get("/broken-products")).has("products")).isFalse();
        assertThat(Shopper.json(shopper.get("/search?q=laptop")).path("results")).isNotEmpty();
    }

    @Test
    void aSessionKeepsItsCartUntilCheckout() throws IOException {
        shopper.post(
                "/login",
                "username=ann&password=a%20b",
                "Content-Type",
                "application/x-www-form-urlencoded");
        shopper.post("/cart/add", "{\"product_id\": 3, \"quantity\": 2}");
        JsonNode cart = Shopper.json(shopper.get("/cart"));
        assertThat(cart.path("items").path(0).path("quantity").asInt()).isEqualTo(2);

        JsonNode receipt = Shopper.json(shopper.post("/checkout", "{}"));
        assertThat(receipt.path("total").asDouble()).isEqualTo(cart.path("total").asDouble());
        assertThat(Shopper.json(shopper.get("/cart")).path("items")).isEmpty();
    }

    @Test
    void aTokenOpensOrdersUntilLogout() throws IOException {
        JsonNode login =
                Shopper.json(
                        shopper.post("/auth/login", "{\"email\": \"a@b.c\", \"password\": \"p\"}"));
        String bearer = "Bearer " + login.path("access_token").asString();

        JsonNode me = Shopper.json(shopper.get("/users/me", "Authorization", bearer));
        assertThat(me.path("email").asString()).isEqualTo("a@b.c");
        assertThat(shopper.get("/orders", "Authorization", bearer).statusCode()).isEqualTo(200);
        shopper.post("/auth/logout", "", "Authorization", bearer);
        assertThat(shopper.get("/orders", "Authorization", bearer).statusCode()).isEqualTo(401);
    }

    @Test
    void encodedPagesDecodeToTheSameText() throws IOException {
        HttpResponse<byte[]> gzip = shopper.get("/gzip");
        HttpResponse<byte[]> deflate = shopper.get("/deflate");
        HttpResponse<byte[]> brotli = shopper.get("/br");

        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        String text = text(new GZIPInputStream(bytes(gzip)));
        assertThat(text).contains("need not be said twice");
        assertThat(text(new InflaterInputStream(bytes(deflate)))).isEqualTo(text);
        assertThat(text(new BrotliInputStream(bytes(brotli)))).isEqualTo(text);
    }

    @Test
    void echoReturnsWhatWasSent() throws IOException {
        JsonNode echo =
                Shopper.json(shopper.post("/echo?a=1&a=2", "caf\u00e9", "X-Worker-ID", "w1"));

        assertThat(echo.path("method").asString()).isEqualTo("POST");
        assertThat(echo.path("query").path("a").toString()).isEqualTo("[\"1\",\"2\"]");
        assertThat(echo.path("headers").path("x-worker-id").path(0).asString()).isEqualTo("w1");
        assertThat(echo.path("body").asString()).isEqualTo("caf\u00e9");
        assertThat(echo.path("length").asInt()).isEqualTo(5);
    }

    @Test
    void uploadReportsItsParts() throws IOException {
        String body =
                """
                --b\r
                Content-Disposition: form-data; name="note"\r
                \r
                hello\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="a.txt"\r
                Content-Type: text/plain\r
                \r
                \r
                --b--\r
                """;
        HttpResponse<byte[]> response =
                shopper.post("/upload", body, "Content-Type", "multipart/form-data; boundary=b");

        assertThat(Shopper.json(response).path("parts").toString())
                .isEqualTo(
                        "[{\"name\":\"note\",\"size\":5},{\"name\":\"file\","
                                + "\"filename\":\"a.txt\",\"type\":\"text/plain\",\"size\":0}]");
    }

    @Test
    void redirectsLeadDownToZero() throws IOException {
        HttpResponse<byte[]> response = shopper.get("/redirect/2?status=307");

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location")).contains("/redirect/1?status=307");
        assertThat(Shopper.json(shopper.get("/redirect/0")).path("arrived").asBoolean()).isTrue();
    }

    @Test
    void bodiesHaveTheSizesAndCodingsAskedFor() throws IOException {
        assertThat(shopper.get("/bytes/100000").body()).hasSize(100_000);
        assertThat(shopper.get("/bytes/0").body()).isEmpty();
        HttpResponse<byte[]> stream = shopper.get("/stream/3");
        assertThat(stream.headers().firstValue("Transfer-Encoding")).contains("chunked");
        assertThat(new String(stream.body(), StandardCharsets.UTF_8)).hasLineCount(3);
    }

    @Test
    void headHasTheLengthButNotTheBody() throws IOException {
        HttpResponse<byte[]> head = shopper.method("HEAD", "/bytes/100");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("100");
        assertThat(shopper.get("/health").statusCode()).isEqualTo(200);
        assertThat(shop.counts().received("HEAD", "/bytes/{n}")).isEqualTo(1);
    }

    @Test
    void cookiesThatAreSetComeBack() throws IOException {
        shopper.get("/cookies/set?a=1&b=2");
        JsonNode cookies = Shopper.json(shopper.get("/cookies")).path("cookies");

        assertThat(cookies.path("a").path(0).asString()).isEqualTo("1");
        assertThat(cookies.path("b").path(0).asString()).isEqualTo("2");
    }

    @Test
    void itSpeaksTls() throws IOException {
        try (var secure = SampleShop.start(ShopOptions.DEFAULT.withTls(true));
                var secureShopper = new Shopper(secure.uri())) {
            assertThat(secure.uri().getScheme()).isEqualTo("https");
            assertThat(secureShopper.get("/").statusCode()).isEqualTo(200);
            assertThat(secure.counts().requests()).isEqualTo(1);
        }
    }

    private static InputStream bytes(HttpResponse<byte[]> response) {
        return new ByteArrayInputStream(response.body());
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
