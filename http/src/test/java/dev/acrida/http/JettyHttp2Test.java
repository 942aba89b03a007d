package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Bodies;
import dev.acrida.Connections;
import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;
import dev.acrida.Response;
import dev.acrida.Route;
import dev.acrida.StreamedResponse;
import dev.acrida.stats.Sample;
import dev.acrida.testkit.ForwardProxy;
import dev.acrida.testkit.ServerTls;
import dev.acrida.testkit.TestCertificate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP/2 as Jetty speaks it: what one server takes, another may not. */
@Timeout(60)
class JettyHttp2Test {
    private static final HttpSettings TLS = HttpSettings.DEFAULT.withHttp2();
    private static final HttpSettings PLAIN =
            HttpSettings.DEFAULT.withVersion(HttpVersion.HTTP_2_PRIOR_KNOWLEDGE);

    private final HttpClients clients = new HttpClients(HttpOptions.DEFAULT.withInsecure(true));

    @AfterEach
    void close() {
        clients.close();
    }

    private static HttpSettings settings(boolean tls) {
        return tls ? TLS : PLAIN;
    }

    private static RecordingContext user(JettyHttp2 server, HttpSettings settings) {
        return new RecordingContext(server.url(), Map.of()).with(settings);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodiesOfAllSizesArriveOverOneConnection(boolean tls) {
        try (JettyHttp2 server = JettyHttp2.start(tls)) {
            Http http = clients.create(user(server, settings(tls)));
            for (int length : new int[] {0, 1, 16_384, 70_000}) {
                Response response = http.get("/bytes/" + length);
                assertThat(response.error()).isEmpty();
                assertThat(response.protocol()).isEqualTo("HTTP/2");
                assertThat(response.bytes()).hasSize(length);
            }
            assertThat(http.get("/bytes/20000000").bytes()).hasSize(20_000_000);
            assertThat(http.send("HEAD", "/bytes/77").headers().first("Content-Length"))
                    .contains("77");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void parallelRequestsAreStreamsOfOneConnection(boolean tls) {
        try (JettyHttp2 server = JettyHttp2.start(tls)) {
            Http http = clients.create(user(server, settings(tls)));
            List<Integer> lengths = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                lengths.add(1_000 * i);
            }
            List<Response> all = http.parallel(lengths, (h, length) -> h.get("/bytes/" + length));
            assertThat(all).extracting(r -> r.bytes().length).isEqualTo(lengths);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(HttpVersion.class)
    void bodiesThatAreNotKeptAreCountedInEachVersion(HttpVersion version) {
        try (JettyHttp2 server = JettyHttp2.start(version != HttpVersion.HTTP_2_PRIOR_KNOWLEDGE)) {
            HttpSettings counting = TLS.withVersion(version).withBodies(Bodies.DISCARDED);
            RecordingContext user = user(server, counting);
            Http http = clients.create(user);
            assertThat(http.get("/bytes/300000").bytes()).isEmpty();
            assertThat(http.get("/bytes/300000", r -> r.keepBody(true)).bytes()).hasSize(300_000);
            assertThat(user.samples).allMatch(s -> s.bytes() == 300_000 && !s.failed()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyAboveTheLimitFailsItsStreamAlone(boolean tls) {
        try (JettyHttp2 server = JettyHttp2.start(tls)) {
            HttpSettings limited = settings(tls).withBodies(Bodies.KEPT.withMaxBytes(5_000));
            Http http = clients.create(user(server, limited));
            assertThat(http.get("/bytes/5000").bytes()).hasSize(5_000);
            assertThat(http.get("/bytes/5000001").error())
                    .isEqualTo("response body is larger than the limit of 5000 bytes");
            assertThat(http.get("/bytes/4999").bytes()).hasSize(4_999);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTunnelThroughAProxyCarriesHttp2(boolean tls) {
        try (JettyHttp2 server = JettyHttp2.start(tls);
                ForwardProxy proxy = ForwardProxy.open("ada", "pw")) {
            Route route = Route.proxy("http://ada:pw@127.0.0.1:" + proxy.port());
            Http http = clients.create(user(server, settings(tls).withRoute(route)));
            for (int i = 0; i < 3; i++) {
                Response response = http.get("/bytes/100000");
                assertThat(response.error()).isEmpty();
                assertThat(response.protocol()).isEqualTo("HTTP/2");
                assertThat(response.bytes()).hasSize(100_000);
            }
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(proxy.heads().getFirst()).startsWith("CONNECT 127.0.0.1:");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 140000", "false, 140000", "true, 6000000", "false, 6000000"})
    void uploadsLargerThanAllWindowsComeBackWhole(boolean tls, int length) {
        try (JettyHttp2 server = JettyHttp2.start(tls)) {
            Http http = clients.create(user(server, settings(tls)));
            String text = "é".repeat(length / 2);
            for (int i = 0; i < 3; i++) {
                Response response = http.post("/echo", r -> r.text(text, "text/plain"));
                assertThat(response.error()).isEmpty();
                assertThat(response.bytes()).hasSize(length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void streamedBodiesGoBothWaysBesideOtherRequests(boolean tls) {
        try (JettyHttp2 server = JettyHttp2.start(tls)) {
            RecordingContext user = user(server, settings(tls));
            Http http = clients.create(user);
            try (StreamedResponse stream =
                    http.stream()
                            .post(
                                    "/echo",
                                    r ->
                                            r.generated(
                                                    out -> out.write(new byte[700_000]),
                                                    "application/octet-stream"))) {
                assertThat(stream.status()).isEqualTo(200);
                int count = 0;
                for (byte[] chunk : stream.chunks()) {
                    count += chunk.length;
                }
                assertThat(stream.error()).isEmpty();
                assertThat(count).isEqualTo(700_000);
            }
            try (StreamedResponse slow = http.stream().get("/bytes/20000000")) {
                assertThat(slow.chunks().iterator().next()).isNotEmpty();
                assertThat(http.get("/bytes/5000000").bytes()).hasSize(5_000_000);
            }
            assertThat(http.get("/bytes/3").bytes()).hasSize(3);
            assertThat(user.samples).noneMatch(Sample::failed).hasSize(4);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void http2GoesThroughAProxyThatSpeaksTls(boolean tls) {
        try (JettyHttp2 server = JettyHttp2.start(tls);
                ForwardProxy proxy =
                        ForwardProxy.openOverTls(ServerTls.of(TestCertificate.serverContext()))) {
            Route route = Route.proxy("https://127.0.0.1:" + proxy.port());
            Http http = clients.create(user(server, settings(tls).withRoute(route)));
            assertThat(http.get("/bytes/2000000").bytes()).hasSize(2_000_000);
            Response echoed = http.post("/echo", r -> r.bytes(new byte[700_000], "text/plain"));
            assertThat(echoed.error()).isEmpty();
            assertThat(echoed.protocol()).isEqualTo("HTTP/2");
            assertThat(echoed.bytes()).hasSize(700_000);
        }
    }

    @Test
    void aSharedPoolOpensAConnectionForEachFewStreamsThatAServerTakes()
            throws InterruptedException {
        try (JettyHttp2 server = JettyHttp2.start(2, 6);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpSettings shared = PLAIN.withConnections(Connections.shared(3));
            List<Callable<Response>> visits = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Http http = clients.create(user(server, shared));
                visits.add(() -> http.get("/meet"));
            }
            assertThat(threads.invokeAll(visits))
                    .extracting(visit -> visit.resultNow().status())
                    .containsOnly(200);
            assertThat(server.connections()).isEqualTo(3);
        }
    }
}
