package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What user classes of tests write to, since a run makes them and not the test. */
final class Fixtures {
    static final ConcurrentLinkedQueue<String> SAID = new ConcurrentLinkedQueue<>();
    static volatile FakeTicker ticker = new FakeTicker();

    private Fixtures() {}

    static void say(String word) {
        SAID.add(word);
    }

    static List<String> said() {
        return List.copyOf(SAID);
    }

    /** All that was said, on one line. */
    static String line() {
        return String.join(" ", SAID);
    }

    static void forget() {
        SAID.clear();
    }

    /** Waits until the condition holds, ten seconds at most. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s within 10 s", what).isLessThan(deadline);
            Thread.onSpinWait();
            LockSupport.parkNanos(1_000_000);
        }
    }
}
