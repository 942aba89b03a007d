package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Http;
import dev.acrida.NamedBlock;
import dev.acrida.RequestEvent;
import dev.acrida.Response;
import dev.acrida.StopUser;
import dev.acrida.Timeouts;
import dev.acrida.http.TestServer.Reply;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What is recorded. */
class HttpSampleTest {
    private final HttpFixture fixture = new HttpFixture();
    private final RecordingContext user = fixture.user;
    private final Http http = fixture.http;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void nameIsPathAndQueryAsSent() {
        http.get("/a b?x=1#top", r -> r.query("y", 2));
        assertThat(user.onlySample().key()).isEqualTo(new EntryKey("GET", "/a%20b?x=1&y=2"));
    }

    @Test
    void nameOfAnAbsoluteUrlHasNoHost() {
        http.get(fixture.server.url());
        assertThat(user.onlySample().key()).isEqualTo(new EntryKey("GET", "/"));
    }

    @Test
    void nameHasThePathOfTheHost() {
        try (HttpFixture below = new HttpFixture("/v1/")) {
            below.http.get("/items");
            assertThat(below.user.onlySample().key().name()).isEqualTo("/v1/items");
        }
    }

    @Test
    void nameCanBeGiven() {
        http.put("/items/17", r -> r.name("/items/{id}"));
        assertThat(user.onlySample().key()).isEqualTo(new EntryKey("PUT", "/items/{id}"));
    }

    @Test
    void aBlockGivesAllItsRequestsOneName() {
        try (NamedBlock _ = http.rename("/articles/{id}")) {
            http.get("/articles/17");
            http.post("/articles/18", r -> r.name("own"));
            try (NamedBlock _ = http.rename("/comments/{id}")) {
                http.parallel(h -> h.get("/comments/1"));
                http.stream().get("/comments/2").close();
            }
            http.delete("/articles/17");
        }
        http.get("/articles/19");
        assertThat(user.samples)
                .extracting(sample -> sample.key().toString())
                .containsExactly(
                        "GET /articles/{id}",
                        "POST own",
                        "GET /comments/{id}",
                        "GET /comments/{id}",
                        "DELETE /articles/{id}",
                        "GET /articles/19");
    }

    @Test
    void methodsOfOneUrlAreKeptApart() {
        http.get("/x");
        http.delete("/x");
        http.get("/x");
        assertThat(user.samples)
                .extracting(sample -> sample.key().method())
                .containsExactly("GET", "DELETE", "GET");
    }

    @ParameterizedTest
    @CsvSource({
        "200, ''",
        "304, ''",
        "399, ''",
        "404, HTTP 404 Not Found",
        "503, HTTP 503 Service Unavailable",
        "499, HTTP 499",
    })
    void statusDecides(int status, String error) {
        fixture.server.on("/x", Reply.of(status));
        Response response = http.get("/x");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.error()).isEmpty();
        assertThat(response.ok()).isEqualTo(error.isEmpty());
        assertThat(user.onlySample().error()).isEqualTo(error);
    }

    @Test
    void failedConnectionIsASampleWithoutLength() {
        http.get("http://127.0.0.1:1/none");
        Sample sample = user.onlySample();
        assertThat(sample.key()).isEqualTo(new EntryKey("GET", "/none"));
        assertThat(sample.error()).isNotEmpty();
        assertThat(sample.bytes()).isZero();
        assertThat(sample.responseNanos()).isNotNegative();
    }

    @Test
    void timeOutEntersAtItsValue() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            http.get(url, r -> r.timeout(Duration.ofMillis(50)));
            http.timeouts(Timeouts.DEFAULT.withIdle(Duration.ofMillis(60)));
            http.get(url);
            assertThat(user.samples).allMatch(Sample::failed).hasSize(2);
            assertThat(user.samples.get(0).responseNanos()).isGreaterThanOrEqualTo(50_000_000);
            assertThat(user.samples.get(1).responseNanos()).isGreaterThanOrEqualTo(60_000_000);
        }
    }

    @Test
    void endlessTimeOutIsJustLong() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        http.get("/", r -> r.timeout(endless));
        assertThat(user.onlySample().failed()).isFalse();
    }

    @Test
    void eventTellsAll() {
        Instant before = Instant.now().minusMillis(10);
        Response response = http.get("/x?y=1", r -> r.name("x").context("step", 3));
        RequestEvent event = user.events.getFirst();
        assertThat(event.key()).isEqualTo(new EntryKey("GET", "x"));
        assertThat(event.started()).isBetween(before, Instant.now());
        assertThat(event.responseTime()).isEqualTo(response.elapsed());
        assertThat(event.length()).isEqualTo(5);
        assertThat(event.error()).isEmpty();
        assertThat(event.response().map(Response::text)).isEqualTo(Optional.of("hello"));
        assertThat(event.context()).isEqualTo(Map.of("region", "eu", "step", 3));
        assertThat(event.url()).isEqualTo(fixture.server.url() + "/x?y=1");
    }

    @Test
    void stoppedUserSendsNothing() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> http.get("/")).isInstanceOf(StopUser.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture.server.received()).isEmpty();
        assertThat(user.samples).isEmpty();
        assertThat(user.lost).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/moved"})
    void requestInFlightWhenTheDrainEndsIsDeclaredLost(String path) throws IOException {
        HttpOptions options = HttpOptions.DEFAULT.withDrain(Duration.ofMillis(20));
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
                HttpClients clients = new HttpClients(options)) {
            String silentUrl = "http://127.0.0.1:" + silent.getLocalPort();
            fixture.server.on("/moved", Reply.redirect(302, silentUrl + "/"));
            String host = path.equals("/") ? silentUrl : fixture.server.url();
            RecordingContext stopped = new RecordingContext(host, Map.of());
            Thread self = Thread.currentThread();
            Thread.ofVirtual().start(() -> interruptWhenAsked(silent, self));
            Http slow = clients.create(stopped);
            assertThatThrownBy(() -> slow.get(path)).isInstanceOf(StopUser.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stopped.lost).containsExactly(new EntryKey("GET", path));
            assertThat(stopped.samples).isEmpty();
        }
    }

    private static void interruptWhenAsked(ServerSocket silent, Thread user) {
        try (Socket socket = silent.accept()) {
            socket.getInputStream().readNBytes(16);
            user.interrupt();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            user.interrupt();
        }
    }
}
