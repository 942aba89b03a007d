package dev.acrida.engine;

/** The time by which users wait. Thread-safe. */
interface Ticker {
    /** This machine's. */
    Ticker SYSTEM =
            new Ticker() {
                private final Sleepers sleepers = Sleepers.start();

                @Override
                public long nanos() {
                    return System.nanoTime();
                }

                @Override
                public void sleep(long nanos) throws InterruptedException {
                    sleepers.sleep(nanos);
                }
            };

    /** Monotonic nanoseconds. */
    long nanos();

    /** Waits this long on the calling thread. */
    void sleep(long nanos) throws InterruptedException;
}
