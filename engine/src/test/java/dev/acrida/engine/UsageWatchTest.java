package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acrida.CpuWarning;
import dev.acrida.Environment;
import dev.acrida.UsageMonitor;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class UsageWatchTest {
    private static final long SECOND = 1_000_000_000;

    private final EventBus events = new EventBus();
    private final List<Double> usages = new ArrayList<>();
    private final List<Double> warnings = new ArrayList<>();

    @Test
    void usageIsAShareOfAllCoresSinceTheLastLook() throws InterruptedException {
        FakeTicker ticker = new FakeTicker();
        Spent spent = new Spent();
        try (LocalRun run = LocalRun.open(RunPlan.of(List.of()))) {
            UsageWatch watch = watch(run.environment(), spent, ticker);

            spent.cpuNanos = 10 * SECOND;
            ticker.sleep(10 * SECOND);
            watch.look();
            spent.cpuNanos += 39 * SECOND;
            ticker.sleep(10 * SECOND);
            watch.look();
        }
        assertThat(usages).containsExactly(25.0, 97.5);
        assertThat(warnings).containsExactly(97.5);
    }

    @Test
    void thisProcessHasMemoryAndUsesTime() {
        assertThat(Usage.OF_PROCESS.residentBytes()).isGreaterThan(1 << 20);
        assertThat(Usage.OF_PROCESS.cpuNanos()).isPositive();
        assertThat(Usage.OF_PROCESS.cores())
                .isCloseTo(Runtime.getRuntime().availableProcessors(), within(0));
    }

    private UsageWatch watch(Environment environment, Usage usage, Ticker ticker) {
        events.on(UsageMonitor.class, event -> usages.add(event.cpuUsage()));
        events.on(CpuWarning.class, event -> warnings.add(event.cpuUsage()));
        return new UsageWatch(environment, events, usage, ticker);
    }

    private static final class Spent implements Usage {
        private long cpuNanos;

        @Override
        public long cpuNanos() {
            return cpuNanos;
        }

        @Override
        public long residentBytes() {
            return 1;
        }

        @Override
        public int cores() {
            return 4;
        }
    }
}
