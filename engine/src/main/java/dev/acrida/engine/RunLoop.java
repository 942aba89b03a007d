package dev.acrida.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a run. Executes commands in the order in which they came, and timers when they
 * are due. Thread-safe; what it executes needs no locks.
 */
final class RunLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    private final ScheduledThreadPoolExecutor executor;

    RunLoop() {
        executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().name("run").daemon().factory(),
                        // A user that was given up on may end after the run.
                        new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
    }

    void execute(Runnable command) {
        executor.execute(guarded(command));
    }

    Timer after(Duration delay, Runnable command) {
        Future<?> timer =
                executor.schedule(guarded(command), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    Timer every(Duration period, Runnable command) {
        long nanos = period.toNanos();
        Future<?> timer =
                executor.scheduleAtFixedRate(guarded(command), nanos, nanos, TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static Runnable guarded(Runnable command) {
        return () -> {
            try {
                command.run();
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.ERROR, "a command of the run failed", e);
            }
        };
    }

    /** Something that will be executed later, unless it is cancelled. */
    interface Timer {
        void cancel();
    }
}
