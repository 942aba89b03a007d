package dev.acrida.cli.run;

import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.StopReason;
import dev.acrida.report.file.RunRecord;
import dev.acrida.stats.Interval;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** How a run begins, and when all is over. */
interface Conduct extends AutoCloseable {
    /**
     * Sets the run up.
     *
     * @throws InterruptedException if this thread is interrupted while it waits for others
     */
    Run open(RunPlan plan) throws InterruptedException;

    /** Whether a host may still be missing when the run is set up. */
    boolean mayLackHost();

    /** Is told what is recorded, beside others. */
    Consumer<Interval> intervals();

    /** Of the test that was started last, if others than those of the command line. */
    Optional<RunRecord.Facts> facts();

    /**
     * Lets it begin.
     *
     * @param what is started, in words
     */
    void begin(Run run, Load load, String what);

    /** Waits until all is over, but no longer than this; true if it is. */
    boolean awaitOver(Run run, Duration longest) throws InterruptedException;

    /** Shows the page to who sits at this machine, if there is one. */
    void showPage();

    /** Ends all, from any thread: the test is stopped, and nothing is awaited any more. */
    void end(Run run);

    /** All is over and written; does nothing the second time. */
    @Override
    void close();

    /**
     * At once, until the test has stopped, without a page.
     *
     * @param opener where
     */
    record Headless(RunOpener opener) implements Conduct {
        private static final System.Logger LOG = System.getLogger("acrida.run");

        @Override
        public Run open(RunPlan plan) throws InterruptedException {
            return opener.open(plan);
        }

        @Override
        public boolean mayLackHost() {
            return false;
        }

        @Override
        public Consumer<Interval> intervals() {
            return i -> {};
        }

        @Override
        public Optional<RunRecord.Facts> facts() {
            return Optional.empty();
        }

        @Override
        public void begin(Run run, Load load, String what) {
            LOG.log(System.Logger.Level.INFO, "Starting {0}", what);
            run.start(load);
        }

        @Override
        public boolean awaitOver(Run run, Duration longest) throws InterruptedException {
            return run.awaitStopped(longest);
        }

        @Override
        public void showPage() {}

        @Override
        public void end(Run run) {
            run.stop(StopReason.ASKED);
        }

        @Override
        public void close() {}
    }
}
