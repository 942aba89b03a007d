package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.stats.BucketCounts;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
class LoopTest {
    private static final long EVERY = 10_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ReadDelays delays = new ReadDelays();

    @Test
    void aLoopThatSleepsSaysHowLateItReads() throws Exception {
        AtomicLong answers = new AtomicLong();
        try (Loop loop = Loop.open("test", delays)) {
            for (int i = 1; i <= 100; i++) {
                int asked = i;
                loop.ask(EVERY);
                Await.until(
                        "answer " + i,
                        () -> answers.addAndGet(count(delays.take())) >= asked,
                        LONGEST);
            }
        }
    }

    @Test
    void aLoopThatTurnsLateCountsForTheRoundsThatItMissed() {
        Turn turn = new Turn(delays);
        turn.answer();
        assertThat(count(delays.take())).isZero();

        long asked = System.nanoTime();
        assertThat(turn.ask(EVERY)).isTrue();
        assertThat(turn.ask(EVERY)).as("while the first question is open").isFalse();
        Await.until("five rounds", () -> System.nanoTime() - asked > 5 * EVERY, LONGEST);
        turn.answer();

        BucketCounts late = delays.take();
        assertThat(late.maxNanos()).isGreaterThan(5 * EVERY);
        assertThat(count(late)).isGreaterThanOrEqualTo(5);
        assertThat(turn.isAsked()).isFalse();
    }

    private static long count(BucketCounts found) {
        return Arrays.stream(found.counts()).sum();
    }
}
