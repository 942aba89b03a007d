package dev.acrida.testkit;

import java.util.concurrent.atomic.AtomicLong;

/** Says which requests go wrong, by their number, so that a run's faults are exact. Thread-safe. */
final class Faults {
    enum Fault {
        NONE,
        FAIL,
        RESET
    }

    private final int failEvery;
    private final int resetEvery;
    private final AtomicLong requests = new AtomicLong();

    Faults(int failEvery, int resetEvery) {
        this.failEvery = failEvery;
        this.resetEvery = resetEvery;
    }

    Fault next() {
        if (failEvery == 0 && resetEvery == 0) {
            return Fault.NONE;
        }
        long number = requests.incrementAndGet();
        if (resetEvery > 0 && number % resetEvery == 0) {
            return Fault.RESET;
        }
        return failEvery > 0 && number % failEvery == 0 ? Fault.FAIL : Fault.NONE;
    }
}
