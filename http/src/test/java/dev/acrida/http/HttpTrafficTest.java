package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.Response;
import dev.acrida.Timings;
import dev.acrida.http.TestServer.Reply;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Where the time went, and how many bytes went out and came in. */
@Timeout(30)
class HttpTrafficTest {
    private final HttpFixture fixture = new HttpFixture();
    private final Http http = fixture.http;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void phasesOfAChainAreThoseOfAllItsRequests() {
        try (TestServer other = new TestServer()) {
            fixture.server.on("/old", Reply.redirect(302, other.url() + "/new"));
            http.get("/warm");
            Response chain = http.get("/old");
            Timings timings = chain.timings();
            assertThat(timings.connect()).as("to the second server").isPositive();
            assertThat(timings.firstByte()).isPositive();
            assertThat(sum(timings)).isPositive().isLessThanOrEqualTo(chain.elapsed());
        }
    }

    @Test
    void bytesOfAChainAreThoseOfAllItsRequests() {
        String redirect = "HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 3\r\n\r\nbye";
        String found = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        Script script = Script.empty().read().send(redirect).read().send(found).thenOk();
        try (ScriptedServer server = ScriptedServer.answering(script)) {
            Response chain = http.get(server.uri() + "/old");
            assertThat(chain.traffic().received()).isEqualTo(redirect.length() + found.length());
            assertThat(chain.traffic().decoded()).isEqualTo(5);
            long sent = chain.traffic().sent();
            assertThat(http.get(server.uri() + "/new").traffic().sent()).isEqualTo(sent / 2);
        }
    }

    @Test
    void compressedBytesCountOnTheWireAndDecodedOnes() throws IOException {
        byte[] gzip = gzip("a".repeat(10_000));
        fixture.server.on("/zip", Reply.of(200).withBody(gzip).with("Content-Encoding", "gzip"));
        Response response = http.get("/zip");
        assertThat(response.traffic().decoded()).isEqualTo(10_000);
        assertThat(response.traffic().received()).isBetween((long) gzip.length, 1_000L);
    }

    @Test
    void anHttpSettingOfTheUserReachesTheWire() {
        Script closing = Script.empty().read().send(Script.OK).read().close();
        try (ScriptedServer server = ScriptedServer.answering(closing, Script.ok())) {
            RecordingContext user =
                    new RecordingContext(server.uri().toString(), Map.of())
                            .with(HttpSettings.DEFAULT.withRetriesStale(true));
            Http retrying = fixture.clientFor(user);
            assertThat(retrying.get("/").retries()).isZero();
            assertThat(retrying.get("/").retries()).isEqualTo(1);
            assertThat(retrying.get("/", r -> r.freshDns()).ok()).isTrue();
            assertThat(server.connections()).as("fresh DNS opens a new one").isEqualTo(3);
        }
    }

    @Test
    void anIpv6HostWithUserInfoIsReached() {
        try (ScriptedServer server = ScriptedServer.answeringAt("::1", Script.ok())) {
            String url = "http://me:pw@[::1]:" + server.port() + "/x";
            assertThat(http.get(url).status()).isEqualTo(200);
            assertThat(server.requests().getFirst().header("Host"))
                    .contains("[::1]:" + server.port());
            assertThat(server.requests().getFirst().header("Authorization")).isPresent();
        }
    }

    @Test
    void aFailedRequestTellsHowFarItCame() {
        String half = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf";
        Script breaking = Script.empty().read().send(half).close();
        try (ScriptedServer server = ScriptedServer.answering(breaking)) {
            RecordingContext user = new RecordingContext(server.uri().toString(), Map.of());
            Response broken = fixture.clientFor(user).get("/");
            assertThat(broken.error()).contains("closed inside the response body");
            assertThat(broken.timings().connect()).isPositive();
            assertThat(broken.timings().firstByte()).isPositive();
            assertThat(sum(broken.timings())).isLessThanOrEqualTo(broken.elapsed());
            assertThat(broken.traffic().sent()).isPositive();
            assertThat(broken.traffic().received()).isEqualTo(half.length());
            assertThat(broken.traffic().decoded()).isZero();
            Response heard = user.events.getFirst().response().orElseThrow();
            assertThat(heard.timings()).isEqualTo(broken.timings());
        }
    }

    @Test
    void aTimeOutEndsThePhaseThatWasReached() {
        Duration patience = Duration.ofMillis(300);
        try (ScriptedServer silent = ScriptedServer.answering(Script.empty().read().stall())) {
            Response late = http.get(silent.uri() + "/", r -> r.timeout(patience));
            Timings timings = late.timings();
            assertThat(late.error()).startsWith("timed out");
            assertThat(timings.firstByte()).isPositive().isGreaterThan(timings.connect());
            assertThat(timings.body()).isZero();
            assertThat(sum(timings)).isLessThanOrEqualTo(late.elapsed());
        }
    }

    @Test
    void aHandshakeThatNeverEndsIsTheTimeOfTls() {
        Duration patience = Duration.ofMillis(300);
        try (ScriptedServer silent = ScriptedServer.answering(Script.empty().stall())) {
            String url = "https://127.0.0.1:" + silent.port() + "/";
            Timings timings = http.get(url, r -> r.timeout(patience)).timings();
            assertThat(timings.tls()).isGreaterThan(timings.connect());
            assertThat(timings.firstByte()).isZero();
        }
    }

    @Test
    void aRetryThatFailsTooIsCounted() {
        Script closing = Script.empty().read().send(Script.OK).read().close();
        try (ScriptedServer server =
                ScriptedServer.answering(closing, Script.empty().read().close())) {
            RecordingContext user =
                    new RecordingContext(server.uri().toString(), Map.of())
                            .with(HttpSettings.DEFAULT.withRetriesStale(true));
            Http retrying = fixture.clientFor(user);
            assertThat(retrying.get("/").retries()).isZero();
            Response again = retrying.get("/");
            assertThat(again.error()).isNotEmpty();
            assertThat(again.retries()).isEqualTo(1);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static Duration sum(Timings timings) {
        return timings.queue()
                .plus(timings.dns())
                .plus(timings.connect())
                .plus(timings.tls())
                .plus(timings.firstByte())
                .plus(timings.body());
    }
}
