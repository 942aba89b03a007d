package dev.acrida.report.file;

import dev.acrida.report.RunResult;
import dev.acrida.report.file.RunRecord.Begin;
import dev.acrida.report.file.RunRecord.End;
import dev.acrida.report.file.RunRecord.Facts;
import dev.acrida.report.file.RunRecord.Happening;
import dev.acrida.report.file.RunRecord.Judged;
import dev.acrida.report.file.RunRecord.Second;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Judgement;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run that was saved, with its statistics at the end and what led there. Seconds stay in the file
 * and are read again by {@link #replay}, so that long runs need little memory. Immutable, as long
 * as the file is.
 */
public final class SavedRun {
    private final Path file;
    private final Facts facts;
    private final List<Happening> happenings;
    private final Optional<End> end;
    private final Optional<String> damage;
    private final StatsSnapshot stats;
    private final Judgement judgement;
    private final boolean goingOn;

    private SavedRun(Path file, Reading reading, boolean goingOn) {
        this.goingOn = goingOn;
        this.file = file;
        this.facts = reading.facts();
        this.happenings = List.copyOf(reading.happenings);
        this.end = Optional.ofNullable(reading.end);
        this.damage = Optional.ofNullable(reading.damage);
        this.stats = reading.replay.finish(end);
        this.judgement = reading.judgement;
    }

    /**
     * Reads a file from its beginning to its end, or to where it is torn.
     *
     * @throws RunFileException if it is no saved run
     */
    public static SavedRun read(Path file) {
        return read(file, false);
    }

    /**
     * The same of a file that is still being written: that the end is missing is as it should be.
     *
     * @throws RunFileException if it is no saved run
     */
    public static SavedRun readGoingOn(Path file) {
        return read(file, true);
    }

    private static SavedRun read(Path file, boolean goingOn) {
        Reading reading = new Reading(file);
        Optional<String> damage = RunFileReader.read(file, reading::add);
        // A record that is being written looks torn.
        reading.damage = goingOn ? null : damage.orElse(null);
        return new SavedRun(file, reading, goingOn && reading.end == null);
    }

    /** Whether the run had not come to its end when it was read, and was not expected to have. */
    public boolean isGoingOn() {
        return goingOn;
    }

    /** Under what circumstances the run took place. */
    public Facts facts() {
        return facts;
    }

    /** What happened, in order. */
    public List<Happening> happenings() {
        return happenings;
    }

    /** What the thresholds came to; empty if there were none. */
    public List<ThresholdVerdict> thresholds() {
        return judgement.thresholds();
    }

    /** All that a report of the run's end tells. */
    public RunResult result() {
        return new RunResult(facts, stats, judgement, end);
    }

    /** How the run ended; empty if its process was killed. */
    public Optional<End> end() {
        return end;
    }

    /** What is wrong with the file, in a sentence; everything before that place was read. */
    public Optional<String> damage() {
        return damage;
    }

    /** All statistics of the run, as they were at its end. */
    public StatsSnapshot stats() {
        return stats;
    }

    /** What was to be thought of the run, at its end or, where that is missing, shortly before. */
    public Judgement judgement() {
        return judgement;
    }

    /** The most users that were asked for, or, where the end is missing, that were seen. */
    public int users() {
        return end.map(End::users).orElse(0);
    }

    /** Tells the statistics after each second, as a live run's reports saw them. */
    public void replay(Viewer viewer) {
        Replay replay = new Replay();
        RunFileReader.read(
                file,
                each -> {
                    switch (each) {
                        case Begin begin -> replay.begin(begin);
                        case Second second -> {
                            replay.add(second);
                            viewer.second(second, replay.snapshot());
                        }
                        case Facts _, Happening _, Judged _, End _ -> {}
                    }
                });
    }

    /**
     * Hands out the seconds that count in the result, in order. In a file of several tests, a
     * process that goes on idly after the end of the last adds nothing to it.
     */
    public void seconds(Consumer<Second> viewer) {
        int[] begins = new int[1];
        boolean[] ended = new boolean[1];
        RunFileReader.read(file, each -> begins[0] += each instanceof Begin ? 1 : 0);
        RunFileReader.read(
                file,
                each -> {
                    switch (each) {
                        case Begin _ -> begins[0]--;
                        case Second second when begins[0] == 0 && (!ended[0] || isBusy(second)) ->
                                viewer.accept(second);
                        case End _ -> ended[0] = begins[0] == 0;
                        case Second _, Facts _, Happening _, Judged _ -> {}
                    }
                });
    }

    private static boolean isBusy(Second second) {
        return !second.interval().entries().isEmpty();
    }

    /** Sees a run go by. */
    public interface Viewer {
        /** A second is over, with these statistics of the whole run up to its end. */
        void second(Second second, StatsSnapshot stats);
    }

    /** What has been read so far. */
    private static final class Reading {
        private final Path file;
        private final List<Happening> happenings = new ArrayList<>();
        private final Replay replay = new Replay();
        private Judgement judgement = Judgement.NONE;
        private @Nullable Facts facts;
        private @Nullable End end;
        private @Nullable String damage;

        Reading(Path file) {
            this.file = file;
        }

        void add(RunRecord added) {
            switch (added) {
                case Facts read -> begin(read);
                case Begin begin -> begin(begin);
                case Second second -> replay.add(second);
                case Happening happening -> happenings.add(happening);
                case Judged judged -> judgement = judged.judgement();
                case End read -> end = read;
            }
        }

        private void begin(Facts read) {
            facts = read;
            happenings.clear();
            judgement = Judgement.NONE;
            end = null;
        }

        private void begin(Begin begin) {
            happenings.clear();
            replay.begin(begin);
        }

        Facts facts() {
            if (facts == null) {
                throw new RunFileException(
                        file + " must begin with the facts of a run, but has no whole record");
            }
            return facts;
        }
    }
}
