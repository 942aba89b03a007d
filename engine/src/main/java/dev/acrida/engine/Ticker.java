package dev.acrida.engine;

/** The time by which users wait. Thread-safe. */
interface Ticker {
    /** This machine's. */
    Ticker SYSTEM =
            new Ticker() {
                @Override
                public long nanos() {
                    return System.nanoTime();
                }

                @Override
                public void sleep(long nanos) throws InterruptedException {
                    Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
                }
            };

    /** Monotonic nanoseconds. */
    long nanos();

    /** Waits this long on the calling thread. */
    void sleep(long nanos) throws InterruptedException;
}
