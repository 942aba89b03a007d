package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.RunState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;

/** A test is started, edited, paused, resumed, reset, stopped and started again over HTTP. */
@Timeout(60)
class CommandsTest {
    private ServedPage page;

    @BeforeEach
    void open() {
        page = ServedPage.open();
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void theWholeLifeOfATest() {
        page.post("api/start", "{\"users\": 3, \"spawnRate\": 100, \"runTimeSeconds\": 50}");
        page.awaitState(RunState.RUNNING);
        assertThat(page.json("api/state").get("progress").asDouble()).isBetween(0.0, 1.0);
        assertThat(page.post("api/edit", "{\"users\": 5}").statusCode()).isEqualTo(202);
        page.await("5 users", () -> page.json("api/state").get("users").asInt() == 5);
        page.post("api/stop", "");
        page.awaitState(RunState.STOPPED);
        assertThat(page.json("api/state").get("stopReason").asString()).isEqualTo("asked to stop");
        assertThat(page.post("api/start", "{}").body()).contains("\"epoch\":2");
    }

    @Test
    void nobodyWorksDuringAPause() {
        page.startAndFail();
        page.await("4 users", () -> page.json("api/state").get("users").asInt() == 4);
        page.post("api/pause", "{}");
        page.await("the pause", () -> page.json("api/state").get("paused").asBoolean());
        page.await("quiet", this::isQuiet);
        assertThat(page.json("api/state").get("users").asInt()).isEqualTo(4);
        long before = page.run.stats().total().count();
        page.post("api/resume", "{}");
        page.await("work", () -> page.run.stats().total().count() > before);
    }

    /** No request in a time in which four users would have sent many. */
    private boolean isQuiet() {
        long before = page.run.stats().total().count();
        try {
            page.run.awaitStopped(Duration.ofMillis(300));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return page.run.stats().total().count() == before;
    }

    @Test
    void aTestCanBeStoppedDuringAPause() {
        page.startAndFail();
        page.post("api/pause", "{}");
        page.await("the pause", () -> page.run.status().paused());
        page.post("api/stop", "{}");
        page.awaitState(RunState.STOPPED);
        assertThat(page.run.status().paused()).isFalse();
    }

    @Test
    void aResetIsSeenAtOnce() {
        page.startAndFail();
        page.post("api/pause", "{}");
        page.await("quiet", this::isQuiet);
        assertThat(page.post("api/reset", "").body()).contains("\"epoch\":2");
        assertThat(page.json("stats/requests").at("/stats/0/num_requests").asInt()).isZero();
        assertThat(page.json("api/failures").get("failures").size()).isZero();
    }

    @Test
    void anOrderIsCheckedWithoutBeingCarriedOut() {
        assertThat(page.post("api/check", "{\"users\": 1}").statusCode()).isEqualTo(200);
        assertThat(page.post("api/check", "{\"users\": -1}").statusCode()).isEqualTo(400);
        assertThat(page.run.status().state()).isEqualTo(RunState.READY);
    }

    @Test
    void theProcessEndsWhenThePageSaysSo() {
        page.post("api/quit", "");
        assertThat(page.desk.quit.getCount()).isZero();
    }

    @Test
    void noSecretComesOut() {
        assertThat(page.json("api/page").at("/options/0/value").size()).isZero();
    }

    @Test
    void textFromServersComesOutAsText() {
        page.startAndFail();
        String failures = page.get("api/failures").body();
        assertThat(failures).contains(Shoppers.SCRIPT);
        assertThat(page.get("api/failures").headers().firstValue("Content-Type"))
                .hasValue("application/json");
        assertThat(page.get("stats/failures/csv").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).startsWith("attachment;"));
    }
}
