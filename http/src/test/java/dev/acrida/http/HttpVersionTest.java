package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;
import dev.acrida.Response;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Versions of HTTP against a real server, with real TLS and ALPN. */
@Timeout(60)
class HttpVersionTest {
    private static final ShopOptions HTTP_1 = ShopOptions.DEFAULT.withTls(true);
    private static final ShopOptions BOTH = HTTP_1.withHttp2(true);

    @ParameterizedTest
    @CsvSource({
        "true, true, HTTP_2, HTTP/2",
        "true, false, HTTP_2, HTTP/1.1",
        "true, true, HTTP_1_1, HTTP/1.1",
        "true, true, HTTP_2_PRIOR_KNOWLEDGE, HTTP/2",
        "false, true, HTTP_2, HTTP/1.1",
        "false, true, HTTP_2_PRIOR_KNOWLEDGE, HTTP/2",
    })
    void isAgreedOn(boolean tls, boolean http2, HttpVersion version, String spoken) {
        ShopOptions options = ShopOptions.DEFAULT.withTls(tls).withHttp2(http2);
        try (Visit visit = new Visit(options, version)) {
            Response first = visit.http.get("/products");
            assertThat(first.error()).isEmpty();
            assertThat(first.protocol()).isEqualTo(spoken);
            assertThat(visit.http.get("/products").protocol()).isEqualTo(spoken);
        }
    }

    @Test
    void aServerWithoutHttp2IsNamedToThoseWhoInsist() {
        try (Visit visit = new Visit(HTTP_1, HttpVersion.HTTP_2_PRIOR_KNOWLEDGE)) {
            assertThat(visit.http.get("/products").error()).contains("HTTP/2");
        }
    }

    @Test
    void requestsMeanTheSameInBothVersions() {
        List<String> before = outcomes(HttpVersion.HTTP_1_1);
        assertThat(before).anyMatch(outcome -> outcome.startsWith("200"));
        assertThat(outcomes(HttpVersion.HTTP_2)).isEqualTo(before);
    }

    private static List<String> outcomes(HttpVersion version) {
        try (Visit visit = new Visit(BOTH, version)) {
            Http http = visit.http;
            Stream<Response> all =
                    Stream.of(
                            http.get("/gzip"),
                            http.get("/br"),
                            http.get("/redirect/3"),
                            http.get("/nothing-here"),
                            http.get("/products", r -> r.query("page", 2)),
                            http.post("/login", r -> r.form(Map.of("username", "u"))),
                            http.post("/echo", r -> r.text("grüße", "text/plain")),
                            http.put("/echo", r -> r.multipart(m -> m.field("a", "b"))));
            List<String> outcomes =
                    all.map(r -> "%d %s %s".formatted(r.status(), r.error(), r.bytes().length))
                            .toList();
            assertThat(visit.user.samples).hasSize(outcomes.size());
            return outcomes;
        }
    }

    /** A user of a shop, over this version of HTTP. */
    private static final class Visit implements AutoCloseable {
        private final SampleShop shop;
        private final HttpClients clients = new HttpClients(HttpOptions.DEFAULT.withInsecure(true));
        private final RecordingContext user;
        private final Http http;

        Visit(ShopOptions options, HttpVersion version) {
            shop = SampleShop.start(options);
            user =
                    new RecordingContext(shop.uri().toString(), Map.of())
                            .with(HttpSettings.DEFAULT.withVersion(version));
            http = clients.create(user);
        }

        @Override
        public void close() {
            clients.close();
            shop.close();
        }
    }
}
