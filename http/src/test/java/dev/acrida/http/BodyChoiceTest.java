package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Bodies;
import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the test says about bodies: not kept, limited, generated. */
@Timeout(30)
class BodyChoiceTest {
    private final HttpFixture fixture = new HttpFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private RecordingContext userWith(Bodies bodies) {
        return new RecordingContext(fixture.server.url(), Map.of())
                .with(HttpSettings.DEFAULT.withBodies(bodies));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5_000, 300_000})
    void aBodyThatIsNotKeptIsCounted(int length) {
        fixture.server.on("/", TestServer.Reply.of(200).withBody(new byte[length]));
        RecordingContext user = userWith(Bodies.DISCARDED);
        Http http = fixture.clientFor(user);
        Response discarded = http.get("/");
        assertThat(discarded.bytes()).isEmpty();
        assertThat(discarded.headers().first("Content-Length")).contains("" + length);
        Response kept = http.get("/", r -> r.keepBody(true));
        assertThat(kept.bytes()).hasSize(length);
        Response again = http.get("/", r -> r.keepBody(false));
        assertThat(again.bytes()).isEmpty();
        assertThat(user.samples).allMatch(s -> s.bytes() == length && !s.failed()).hasSize(3);
    }

    @Test
    void aBodyAboveTheLimitIsANamedFailure() {
        fixture.server.on("/", TestServer.Reply.of(200).withBody(new byte[5_000]));
        RecordingContext user = userWith(Bodies.KEPT.withMaxBytes(4_999));
        assertThat(fixture.clientFor(user).get("/").status()).isZero();
        assertThat(user.onlySample().error())
                .isEqualTo("response body is larger than the limit of 4999 bytes");
    }

    @Test
    void aBodyIsGeneratedWhileItIsSent() {
        fixture.http.post(
                "/",
                r ->
                        r.generated(
                                out -> {
                                    for (int i = 0; i < 100_000; i++) {
                                        out.write('x');
                                    }
                                },
                                "text/plain"));
        assertThat(fixture.server.last().body()).hasSize(100_000);
        assertThat(fixture.server.last().header("Transfer-encoding")).contains("chunked");
        assertThat(fixture.server.last().header("Content-type")).contains("text/plain");
    }

    @Test
    void aGeneratedBodyMayKnowItsLength() {
        byte[] body = "hello".getBytes(StandardCharsets.US_ASCII);
        fixture.http.post("/", r -> r.generated(out -> out.write(body), 5, "text/plain"));
        assertThat(fixture.server.last().text()).isEqualTo("hello");
        assertThat(fixture.server.last().header("Content-length")).contains("5");
        fixture.http.post("/", r -> r.generated(out -> out.write(body), 6, "text/plain"));
        assertThat(fixture.user.samples.getLast().error()).contains("5 instead of 6");
    }

    @Test
    void aStreamIsReadWhileItIsSentAndOpenedAnewForARedirect() {
        fixture.server.on("/old", TestServer.Reply.redirect(307, "/new"));
        byte[] body = "again".getBytes(StandardCharsets.US_ASCII);
        fixture.http.post(
                "/old", r -> r.inputStream(() -> new ByteArrayInputStream(body), "text/plain"));
        assertThat(fixture.server.received()).hasSize(2).allMatch(r -> r.text().equals("again"));
    }

    @Test
    void aBodyThatCannotBeMadeFailsTheRequest() {
        fixture.http.post(
                "/",
                r ->
                        r.generated(
                                out -> {
                                    throw new IOException("no more");
                                },
                                "text/plain"));
        assertThat(fixture.user.onlySample().error())
                .isEqualTo("request body could not be read: no more");
    }
}
