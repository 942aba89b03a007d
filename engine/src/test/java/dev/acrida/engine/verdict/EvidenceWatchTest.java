package dev.acrida.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acrida.spi.ClientFactory;
import dev.acrida.spi.UserContext;
import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.LatencyHistogram;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class EvidenceWatchTest {
    private static final long SECOND = 1_000_000_000;

    private final Told machine = new Told();
    private final Reading reading = new Reading();
    private final EvidenceWatch watch = new EvidenceWatch(machine, List.of(reading));

    @AfterEach
    void end() {
        watch.end();
    }

    @Test
    void cpuIsThatOfTheBusiestTenSeconds() {
        watch.begin();
        seconds(30, 0.2, 0.1);
        seconds(10, 0.9, 0.8);
        seconds(300, 0.3, 0.2);

        assertThat(watch.evidence().machineCpu()).isCloseTo(0.9, within(0.001));
        assertThat(watch.evidence().processCpu()).isCloseTo(0.8, within(0.001));
    }

    @Test
    void aSecondOfFullLoadHarmsNobody() {
        watch.begin();
        seconds(10, 0.2, 0.1);
        seconds(1, 1, 1);
        seconds(10, 0.2, 0.1);

        assertThat(watch.evidence().machineCpu()).isCloseTo(0.28, within(0.001));
    }

    @Test
    void collectionsCountAsAShareOfTheTime() {
        machine.collecting = 7 * SECOND;
        watch.begin();
        machine.collecting += SECOND / 2;
        seconds(10, 0, 0);

        assertThat(watch.evidence().collecting()).isCloseTo(0.05, within(0.001));
        assertThat(watch.evidence().watched()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theWallClocksJumpIsSeenAndItsDriftIsNot() {
        watch.begin();
        for (int i = 0; i < 1_000; i++) {
            machine.wall += 500_000; // as fast as a clock is ever slewed
            seconds(1, 0, 0);
        }
        assertThat(watch.evidence().clockJump()).isLessThan(Duration.ofMillis(1));
        machine.wall -= 3 * SECOND;
        seconds(2, 0, 0);

        assertThat(watch.evidence().clockJump())
                .isBetween(Duration.ofMillis(2_999), Duration.ofMillis(3_001));
    }

    @Test
    void filesCountAtTheirMost() {
        machine.openFiles = 0.95;
        watch.begin();
        seconds(5, 0, 0);
        machine.openFiles = 0.1;
        seconds(60, 0, 0);

        assertThat(watch.evidence().openFiles()).isEqualTo(0.95);
    }

    @Test
    void clientsThatReadLateAreSeenFromTheStartOfTheTestOn() {
        reading.late(1_000, 900_000_000);
        watch.begin();
        reading.late(95, 200_000);
        seconds(1, 0, 0);
        reading.late(5, 40_000_000);
        seconds(1, 0, 0);

        assertThat(watch.evidence().readDelay())
                .isBetween(Duration.ofMillis(40), Duration.ofMillis(41));
    }

    @Test
    void aNewTestBeginsWithACleanSheet() {
        watch.begin();
        seconds(20, 1, 1);
        watch.end();
        assertThat(watch.evidence().machineCpu()).isEqualTo(1);
        watch.begin();
        seconds(1, 0.1, 0.1);

        assertThat(watch.evidence().machineCpu()).isCloseTo(0.1, within(0.001));
    }

    @Test
    void thisMachineTellsWhatIsJudged() {
        Machine here = new ThisMachine();

        assertThat(here.cpuNanos()).isPositive();
        assertThat(here.cores()).isPositive();
        assertThat(here.collectingNanos()).isNotNegative();
        assertThat(here.wallNanos() / SECOND)
                .isCloseTo(System.currentTimeMillis() / 1000, within(5L));
    }

    private void seconds(int seconds, double machineLoad, double processLoad) {
        for (int i = 0; i < seconds; i++) {
            machine.nanos += SECOND;
            machine.wall += SECOND;
            machine.load = machineLoad;
            machine.cpu += (long) (processLoad * machine.cores() * SECOND);
            watch.look();
        }
    }

    /** Clients that read as late as a test tells. */
    private static final class Reading implements ClientFactory<Object> {
        private LatencyHistogram late = new LatencyHistogram();

        void late(int times, long nanos) {
            for (int i = 0; i < times; i++) {
                late.record(nanos);
            }
        }

        @Override
        public BucketCounts takeReadDelays() {
            BucketCounts found = late.counts();
            late = new LatencyHistogram();
            return found;
        }

        @Override
        public Class<Object> type() {
            return Object.class;
        }

        @Override
        public Object create(UserContext user) {
            return user;
        }

        @Override
        public void close() {}
    }

    /** A machine as a test tells it. */
    private static final class Told implements Machine {
        private long nanos;
        private long wall = 1_700_000_000 * SECOND;
        private long cpu;
        private long collecting;
        private double load;
        private double openFiles;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long wallNanos() {
            return wall;
        }

        @Override
        public double load() {
            return load;
        }

        @Override
        public long cpuNanos() {
            return cpu;
        }

        @Override
        public int cores() {
            return 4;
        }

        @Override
        public long collectingNanos() {
            return collecting;
        }

        @Override
        public double openFiles() {
            return openFiles;
        }
    }
}
