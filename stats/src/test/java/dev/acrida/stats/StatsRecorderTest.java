package dev.acrida.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

class StatsRecorderTest {
    private static final EntryKey HOME = new EntryKey("GET", "/");
    private static final EntryKey CART = new EntryKey("POST", "/cart");

    private final FakeClock clock = new FakeClock();
    private final StatsRecorder recorder = new StatsRecorder(clock, clock.nanos::get, 4);

    @Test
    void theTotalIsTheSumOfAllEntries() {
        recorder.record(new Sample(HOME, 5_000_000, 100, Sample.OK), 1);
        recorder.record(new Sample(HOME, 7_000_000, 50, "boom"), 2);
        recorder.record(new Sample(CART, Sample.NO_TIME, 0, Sample.OK), 3);

        StatsSnapshot stats = recorder.snapshot();

        assertThat(stats.total().count()).isEqualTo(3);
        assertThat(stats.total().failures()).isEqualTo(1);
        assertThat(stats.total().bytes()).isEqualTo(150);
        assertThat(stats.total().untimed()).isEqualTo(1);
        assertThat(stats.total().averageMillis()).isEqualTo(6);
        assertThat(stats.entry("GET", "/").orElseThrow().count()).isEqualTo(2);
        assertThat(stats.entries()).extracting(EntryStats::key).containsExactly(HOME, CART);
    }

    @Test
    void aSnapshotCountsEverySampleRecordedBeforeIt() throws InterruptedException {
        int threads = 8;
        int each = 20_000;
        CountDownLatch done = new CountDownLatch(threads);
        AtomicLong recorded = new AtomicLong();
        for (int t = 0; t < threads; t++) {
            long stripe = t;
            Thread.ofVirtual()
                    .start(
                            () -> {
                                for (int i = 0; i < each; i++) {
                                    recorder.record(new Sample(HOME, i, 1, Sample.OK), stripe);
                                    recorded.incrementAndGet();
                                }
                                done.countDown();
                            });
        }
        while (done.getCount() > 0) {
            long before = recorded.get();
            assertThat(recorder.snapshot().total().count()).isGreaterThanOrEqualTo(before);
            recorder.tick();
        }
        done.await();
        assertThat(recorder.snapshot().total().count()).isEqualTo((long) threads * each);
        assertThat(recorder.snapshot().total().bytes()).isEqualTo((long) threads * each);
    }

    @Test
    void theCurrentRateFallsToZeroAfterTenSecondsOfSilence() {
        List<Double> rates = new ArrayList<>();
        for (int second = 0; second < 22; second++) {
            for (int i = 0; second < 10 && i < 50; i++) {
                recorder.record(new Sample(HOME, 1_000, 0, "x"), i);
            }
            clock.pass(Duration.ofSeconds(1));
            recorder.tick();
            rates.add(recorder.snapshot().total().currentRequestsPerSecond());
        }

        assertThat(rates.getFirst()).isEqualTo(50);
        assertThat(rates.get(9)).isEqualTo(50);
        assertThat(rates.get(14)).isEqualTo(25);
        assertThat(rates.get(19)).isZero();
        assertThat(recorder.snapshot().total().currentFailuresPerSecond()).isZero();
        assertThat(recorder.snapshot().total().currentPercentileMillis(0.95)).isZero();
        assertThat(recorder.snapshot().total().count()).isEqualTo(500);
    }

    @Test
    void theWholeRateEndsWithTheRun() {
        recorder.record(new Sample(HOME, 1_000, 0, Sample.OK), 1);
        clock.pass(Duration.ofSeconds(4));
        recorder.end();
        clock.pass(Duration.ofSeconds(60));

        assertThat(recorder.snapshot().elapsed()).isEqualTo(Duration.ofSeconds(4));
        assertThat(recorder.snapshot().total().requestsPerSecond()).isEqualTo(0.25);
    }

    @Test
    void anErrorKnowsWhenItWasSeenFirstAndLastOnAnyStripe() {
        Instant start = clock.instant();
        for (int i = 0; i < 4; i++) {
            recorder.record(new Sample(HOME, 1_000, 0, "boom"), i);
            clock.pass(Duration.ofSeconds(1));
            recorder.snapshot();
        }
        recorder.record(new Sample(HOME, 1_000, 0, "other"), 0);

        assertThat(recorder.snapshot().errors())
                .containsExactly(
                        new ErrorStats(HOME, "boom", 4, start, start.plusSeconds(3)),
                        new ErrorStats(
                                HOME, "other", 1, start.plusSeconds(4), start.plusSeconds(4)));
    }

    @Test
    void exceptionsAreGroupedByTraceWithTheirNodes() {
        recorder.recordException("boom", "at a", "one");
        recorder.recordException("boom", "at a", "two");
        recorder.recordException("bang", "at b", "one");

        List<ExceptionStats> exceptions = recorder.snapshot().exceptions();

        assertThat(exceptions).extracting(ExceptionStats::count).containsExactly(2L, 1L);
        assertThat(exceptions.getFirst().nodes()).containsExactly("one", "two");
    }

    @Test
    void aResetForgetsAllButWhatIsInFlightAndStartsTheTimeAnew() {
        recorder.record(new Sample(HOME, 1_000, 0, "boom"), 1);
        recorder.recordException("boom", "at a", "one");
        recorder.issued(3, 1);
        recorder.lost(1, 1);
        clock.pass(Duration.ofSeconds(5));
        recorder.end();
        recorder.reset();
        clock.pass(Duration.ofSeconds(2));

        StatsSnapshot stats = recorder.snapshot();

        assertThat(stats.total().count()).isZero();
        assertThat(stats.entries()).isEmpty();
        assertThat(stats.errors()).isEmpty();
        assertThat(stats.exceptions()).isEmpty();
        assertThat(stats.ledger()).isEqualTo(new Ledger(1, 0, 0, 0));
        assertThat(stats.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    /** Whatever ends between the reading of one count and the next: nobody has two on the way. */
    @Test
    void noMoreAreInFlightThanUsersHaveIssuedAtOnce() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> users =
                LongStream.range(0, 4)
                        .mapToObj(user -> Thread.ofPlatform().start(() -> discard(user, over)))
                        .toList();
        List<Long> inFlight = new ArrayList<>();
        for (int look = 0; look < 2_000; look++) {
            inFlight.add(recorder.snapshot().ledger().inFlight());
        }
        over.set(true);
        for (Thread user : users) {
            user.join();
        }

        assertThat(inFlight).allMatch(open -> open >= 0 && open <= 4);
        assertThat(recorder.snapshot().ledger().balances()).isTrue();
    }

    private void discard(long user, AtomicBoolean over) {
        while (!over.get()) {
            recorder.issued(1, user);
            recorder.discarded(1, user);
        }
    }

    /** A clock and a ticker that move together, by hand. */
    private static final class FakeClock extends Clock {
        private final AtomicLong nanos = new AtomicLong();

        void pass(Duration time) {
            nanos.addAndGet(time.toNanos());
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(nanos.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
