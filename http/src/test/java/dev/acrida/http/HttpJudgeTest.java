package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Http;
import dev.acrida.JudgedResponse;
import dev.acrida.Response;
import dev.acrida.ResponseError;
import dev.acrida.StopUser;
import dev.acrida.http.TestServer.Reply;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** How the author decides what a response is worth. */
class HttpJudgeTest {
    private final HttpFixture fixture = new HttpFixture();
    private final RecordingContext user = fixture.user;
    private final Http http = fixture.http;

    @BeforeEach
    void serve() {
        fixture.server.on("/bad", Reply.of(500));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Judges in a block, and through a lambda: each must record the same. */
    private Sample judged(String url, Consumer<JudgedResponse> verdict) {
        try (JudgedResponse response = http.judge().get(url)) {
            verdict.accept(response);
        }
        http.judge(verdict).get(url);
        assertThat(user.samples).hasSize(2);
        Sample first = user.samples.get(0);
        assertThat(user.samples.get(1).key()).isEqualTo(first.key());
        assertThat(user.samples.get(1).error()).isEqualTo(first.error());
        return first;
    }

    @Test
    void withoutVerdictTheStatusDecides() {
        assertThat(judged("/bad", response -> {}).error())
                .isEqualTo("HTTP 500 Internal Server Error");
    }

    @Test
    void goodStatusIsASuccess() {
        assertThat(judged("/good", response -> {}).failed()).isFalse();
    }

    @Test
    void failureOutweighsAGoodStatus() {
        assertThat(judged("/good", response -> response.failure("no products")).error())
                .isEqualTo("no products");
    }

    @Test
    void successOutweighsABadStatus() {
        assertThat(judged("/bad", JudgedResponse::success).failed()).isFalse();
    }

    @Test
    void successOutweighsAFailedConnection() {
        assertThat(judged("http://127.0.0.1:1/", JudgedResponse::success).failed()).isFalse();
    }

    @Test
    void lastVerdictCounts() {
        Sample sample =
                judged(
                        "/good",
                        response -> {
                            response.failure("first");
                            response.drop();
                            response.success();
                            response.failure(new IllegalStateException("last"));
                        });
        assertThat(sample.error()).isEqualTo("java.lang.IllegalStateException: last");
    }

    @Test
    void emptyReasonIsAFailureAllTheSame() {
        assertThat(judged("/good", response -> response.failure("")).failed()).isTrue();
    }

    @Test
    void droppedRequestsAreNotRecorded() {
        try (JudgedResponse response = http.judge().get("/good")) {
            response.drop();
        }
        http.judge(JudgedResponse::drop).get("/good");
        assertThat(user.samples).isEmpty();
        assertThat(fixture.server.received()).hasSize(2);
    }

    @Test
    void sampleCanBeEdited() {
        Sample sample =
                judged(
                        "/good",
                        response -> {
                            response.name("renamed");
                            response.responseTime(Duration.ofMillis(7));
                            response.length(99);
                            response.context("step", 2);
                        });
        EntryKey key = new EntryKey("GET", "renamed");
        assertThat(sample).isEqualTo(new Sample(key, 7_000_000, 99, Sample.OK, sample.phases()));
        assertThat(sample.phases().requests()).as("the time went where it went").isOne();
        assertThat(user.events.getFirst().context()).isEqualTo(Map.of("region", "eu", "step", 2));
        assertThat(user.events.getFirst().responseTime()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void sampleCannotBeEditedIntoNonsense() {
        try (JudgedResponse response = http.judge().get("/good")) {
            assertThatIllegalArgumentException().isThrownBy(() -> response.length(-1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> response.responseTime(Duration.ofMillis(-1)));
        }
        assertThat(user.onlySample().bytes()).isEqualTo(5);
    }

    @Test
    void nothingIsRecordedBeforeTheEnd() {
        JudgedResponse response = http.judge().post("/good", r -> r.json(1).name("n"));
        assertThat(user.samples).isEmpty();
        response.close();
        response.close();
        assertThat(user.onlySample().key()).isEqualTo(new EntryKey("POST", "n"));
    }

    @Test
    void verdictAfterTheEndIsAMistake() {
        JudgedResponse response = http.judge().get("/good");
        response.close();
        assertThatIllegalStateException().isThrownBy(() -> response.failure("too late"));
        assertThat(user.onlySample().failed()).isFalse();
    }

    @Test
    void responseErrorFailsTheRequestAndGoesNoFurther() {
        Response response =
                http.judge(
                                judged -> {
                                    judged.success();
                                    throw new ResponseError("no JSON");
                                })
                        .get("/good");
        assertThat(response.status()).isEqualTo(200);
        assertThat(user.onlySample().error()).isEqualTo("no JSON");
    }

    @Test
    void brokenJsonFailsTheRequest() {
        http.judge(judged -> assertThat(judged.json().has("a")).isTrue()).get("/good");
        assertThat(user.onlySample().error()).isEqualTo("Response is not valid JSON: hello");
    }

    @Test
    void anyOtherExceptionDropsTheSampleAndGoesOn() {
        assertThatIllegalStateException().isThrownBy(() -> judgeAndThrow(judged -> {}));
        assertThatThrownBy(
                        () ->
                                http.judge(
                                                judged -> {
                                                    throw new StopUser();
                                                })
                                        .get("/good"))
                .isInstanceOf(StopUser.class);
        assertThat(user.samples).isEmpty();
    }

    @Test
    void verdictBeforeAnExceptionCounts() {
        assertThatIllegalStateException()
                .isThrownBy(() -> judgeAndThrow(judged -> judged.failure("seen")));
        assertThat(user.onlySample().error()).isEqualTo("seen");
    }

    private void judgeAndThrow(Consumer<JudgedResponse> verdict) {
        http.judge(
                        judged -> {
                            verdict.accept(judged);
                            throw new IllegalStateException("task bug");
                        })
                .get("/good");
    }

    @Test
    void exceptionInABlockIsRecordedByStatus() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> {
                            try (JudgedResponse response = http.judge().get("/bad")) {
                                throw new IllegalStateException(response.url());
                            }
                        });
        assertThat(user.onlySample().error()).isEqualTo("HTTP 500 Internal Server Error");
    }
}
