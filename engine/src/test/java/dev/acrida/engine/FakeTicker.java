package dev.acrida.engine;

import java.util.concurrent.atomic.AtomicLong;

/** A time that passes only when somebody sleeps, or says so. Thread-safe. */
final class FakeTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(long duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        advance(duration);
    }

    void advance(long duration) {
        nanos.addAndGet(duration);
    }

    void advanceSeconds(double seconds) {
        advance(Math.round(seconds * 1e9));
    }

    double seconds() {
        return nanos.get() / 1e9;
    }
}
