package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Http;
import dev.acrida.Response;
import dev.acrida.http.TestServer.Reply;
import dev.acrida.spi.RequestTracer;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class HttpTraceTest {
    private final List<String> told = new ArrayList<>();
    private final TestServer server = new TestServer();
    private final HttpClients clients =
            new HttpClients(HttpOptions.DEFAULT.withTracer(new Teller()));
    private final Http http = clients.create(new RecordingContext(server.url(), Map.of()));

    /** Follows what is no {@code /quiet} request, and says what it hears. */
    private final class Teller implements RequestTracer {
        @Override
        public Trace begin(EntryKey key, String method, String url) {
            told.add("begin " + key + " " + method + " " + url.substring(server.url().length()));
            return key.name().equals("/quiet") ? Trace.NONE : new Told(told);
        }
    }

    private record Told(List<String> told) implements RequestTracer.Trace {
        @Override
        public Map<String, String> headers() {
            return Map.of("traceparent", "00-" + told.size());
        }

        @Override
        public void end(Sample sample, Optional<Response> response) {
            told.add("end " + sample.key() + " " + response.map(Response::status).orElse(0));
        }

        @Override
        public void lost() {
            told.add("lost");
        }
    }

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    @Test
    void whatTheTracerSendsAlongReachesTheServerAlsoThroughARedirect() {
        server.on("/old", Reply.redirect(302, "/new"));
        http.get("/old?x=1", r -> r.name("/old"));

        assertThat(server.received()).hasSize(2);
        assertThat(server.received())
                .allSatisfy(each -> assertThat(each.header("Traceparent")).contains("00-1"));
        assertThat(told).containsExactly("begin GET /old GET /old?x=1", "end GET /old 200");
    }

    @Test
    void aRequestThatIsNotFollowedCarriesNothingOfTheOneBefore() {
        http.get("/a");
        http.get("/quiet");

        assertThat(server.last().headers()).doesNotContainKey("Traceparent");
    }

    @Test
    void whatTheAuthorSetsWins() {
        http.get("/a", r -> r.header("traceparent", "mine"));

        assertThat(server.last().headers().get("Traceparent")).containsExactly("mine");
    }

    @Test
    void aTraceEndsWithTheAuthorsJudgement() {
        try (var response = http.judge().get("/a")) {
            response.name("renamed");
            assertThat(told).hasSize(1);
        }
        try (var response = http.judge().get("/b")) {
            response.drop();
        }

        assertThat(told)
                .containsExactly(
                        "begin GET /a GET /a",
                        "end GET renamed 200",
                        "begin GET /b GET /b",
                        "lost");
    }
}
