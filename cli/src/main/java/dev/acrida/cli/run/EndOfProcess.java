package dev.acrida.cli.run;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Ends the run when a signal (Ctrl-C, SIGTERM) ends the process: stops it, waits until the main
 * thread has written everything, and ends the process with the run's exit code, not the signal's. A
 * second signal ends it at once. Thread-safe.
 */
public final class EndOfProcess implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    /** Of a process whose work another one goes on with. */
    private static final int HANDED_OVER = 75;

    private final Runnable ending;
    private final BooleanSupplier handOver;
    private final Runnable beforeSuddenEnd;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread hook = Thread.ofPlatform().name("signal").unstarted(this::signalled);

    private final SecondSignal second;

    private EndOfProcess(Runnable ending, BooleanSupplier handOver, Runnable beforeSuddenEnd) {
        this.ending = ending;
        this.handOver = handOver;
        this.beforeSuddenEnd = beforeSuddenEnd;
        this.second = SecondSignal.endsAtOnce(beforeSuddenEnd);
    }

    /** From now on, a signal runs the first of these, and a second one the other. */
    public static EndOfProcess of(Runnable ending, Runnable beforeSuddenEnd) {
        return of(ending, () -> false, beforeSuddenEnd);
    }

    /**
     * From now on, a signal ends the work.
     *
     * @param handOver is tried by SIGTERM instead of that; answers whether another process goes on
     * @param beforeSuddenEnd is run before the process ends at once
     */
    public static EndOfProcess of(
            Runnable ending, BooleanSupplier handOver, Runnable beforeSuddenEnd) {
        EndOfProcess end = new EndOfProcess(ending, handOver, beforeSuddenEnd);
        try {
            Runtime.getRuntime().addShutdownHook(end.hook);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "A signal came first: the process ends as it does");
        }
        return end;
    }

    /** Everything has been written: a signal that waits may end the process with this code. */
    public void ready(int code) {
        exitCode.complete(code);
    }

    /** Signals end the process as usual again. Does nothing if one is ending it already. */
    @Override
    public void close() {
        second.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "The signal's thread ends the process");
        }
    }

    private void signalled() {
        if (second.isTermination() && handOver.getAsBoolean()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "This master was asked to end, and does: another one goes on");
            beforeSuddenEnd.run();
            end(HANDED_OVER);
        }
        ending.run();
        end(exitCode.join());
    }

    private static void end(int code) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }
}
