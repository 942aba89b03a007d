package dev.acrida.cluster.master;

import dev.acrida.RunState;
import dev.acrida.cluster.wire.Cbor;
import dev.acrida.engine.LocalRun;
import dev.acrida.engine.Progress;
import dev.acrida.engine.RunStatus;
import dev.acrida.engine.StopReason;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps in the journal what another process must know to go on with the test, about once a second:
 * what workers have been told to forget is always in it. Thread-safe.
 */
final class Saver implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    private static final Cbor<Checkpoint> FORM = new Cbor<>(Checkpoint.class);

    /** Workers wait for a master so long, and then end. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final long SECOND_NANOS = 1_000_000_000;

    /** A test that has just begun is soon kept, too. */
    private static final long LOOK_NANOS = 20_000_000;

    /** Saving may take a tenth of the time. */
    private static final int PAUSE = 9;

    private final Journal journal;
    private final Coordinator coordinator;
    private final LocalRun steered;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("checkpoints").daemon().factory());
    private boolean warned;
    private boolean over;

    Saver(Journal journal, Coordinator coordinator, LocalRun steered) {
        this.journal = journal;
        this.coordinator = coordinator;
        this.steered = steered;
    }

    /** Goes on with the test that was going on here, if one was, and workers may still have it. */
    boolean resume(RowOffice rows) {
        Optional<Checkpoint> left =
                read().filter(found -> found.test().equals(coordinator.test()))
                        .filter(found -> found.age().compareTo(OLDEST) < 0)
                        .filter(found -> !found.stopping().equals(Optional.of(StopReason.ASKED)));
        if (left.isEmpty()) {
            journal.clear();
            return false;
        }
        rows.resume();
        resume(left.get());
        return true;
    }

    private Optional<Checkpoint> read() {
        try {
            return journal.kept().map(bytes -> FORM.parse(new ByteArrayInputStream(bytes)));
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "What was kept of a test cannot be read ({0}): it is not gone on with",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private void resume(Checkpoint left) {
        LOG.log(
                System.Logger.Level.INFO,
                "Going on with the test that began {0} s ago: its master ended {1} s ago",
                left.progressNow().elapsed().toSeconds(),
                left.age().toSeconds());
        coordinator.succeed(succession -> succession.restore(left));
        steered.resume(left.load().load(), left.progressNow(), left.recorded());
        left.stopping().ifPresent(steered::stop);
    }

    void start() {
        next(LOOK_NANOS);
    }

    private void next(long waitNanos) {
        if (!thread.isShutdown()) {
            var _ = thread.schedule(this::round, waitNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void round() {
        long began = System.nanoTime();
        boolean underway = true;
        try {
            underway = save();
        } catch (IOException | UncheckedIOException e) {
            warn(e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the state of the test cannot be kept", e);
        }
        long pause = underway ? SECOND_NANOS : LOOK_NANOS;
        next(Math.max(pause, PAUSE * (System.nanoTime() - began)));
    }

    /** False if there is nothing to keep. */
    private synchronized boolean save() throws IOException {
        RunStatus status = steered.status();
        Optional<Progress> progress = steered.progress();
        if (over || progress.isEmpty() || status.state() == RunState.READY) {
            return false;
        }
        Checkpoint checkpoint =
                coordinator.save(
                        succession ->
                                succession.save(
                                        SavedLoad.of(status.load()),
                                        progress.get(),
                                        status.stopReason()));
        journal.keep(FORM.bytes(checkpoint));
        coordinator.succeed(succession -> succession.saved(checkpoint));
        return true;
    }

    private void warn(Exception e) {
        if (!warned) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The state of the test cannot be kept ({0}): it goes on, but would be lost if"
                            + " this process were killed",
                    e.getMessage());
        }
    }

    /** All has ended in good order. */
    synchronized void forget(int exitCode) {
        over = true;
        journal.end(exitCode);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
