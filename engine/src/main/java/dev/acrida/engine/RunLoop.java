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

    Future<?> after(Duration delay, Runnable timer) {
        return executor.schedule(guarded(timer), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    Future<?> every(Duration period, Runnable timer) {
        long nanos = period.toNanos();
        return executor.scheduleAtFixedRate(guarded(timer), nanos, nanos, TimeUnit.NANOSECONDS);
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
}
