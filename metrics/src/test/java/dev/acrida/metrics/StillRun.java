package dev.acrida.metrics;

import dev.acrida.Environment;
import dev.acrida.Events;
import dev.acrida.Messages;
import dev.acrida.NodeRole;
import dev.acrida.RunState;
import dev.acrida.User;
import dev.acrida.WebPage;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** A run in which only what a test records happens. */
final class StillRun implements Environment {
    final StatsRecorder recorder = new StatsRecorder();
    private Judgement judgement = Judgement.NONE;

    StillRun sample(String name, long millis, String error) {
        recorder.issued(1, 1);
        recorder.record(new Sample(new EntryKey("GET", name), millis * 1_000_000, 100, error), 0);
        return this;
    }

    /** A request of an arrival that began late by the generator's own fault. */
    StillRun late(String name, long millis, long lateMillis) {
        long late = lateMillis * 1_000_000;
        recorder.arrivalDue();
        recorder.arrivalStarted(late);
        recorder.issued(1, 1);
        EntryKey key = new EntryKey("GET", name);
        recorder.record(new Sample(key, millis * 1_000_000, 100, Sample.OK), late, late, 0);
        return this;
    }

    StillRun dropped() {
        recorder.arrivalDue();
        recorder.arrivalDropped();
        return this;
    }

    void judged(Check check, String failIf, double value) {
        ThresholdVerdict verdict =
                new ThresholdVerdict(FailIf.parse(failIf), OptionalDouble.of(value));
        judgement = Judgement.of(new Verdict(List.of(check))).withThresholds(List.of(verdict));
    }

    Judgement judgement() {
        return judgement;
    }

    @Override
    public StatsSnapshot stats() {
        return recorder.snapshot();
    }

    @Override
    public int userCount() {
        return 7;
    }

    @Override
    public RunState state() {
        return RunState.RUNNING;
    }

    @Override
    public Optional<String> host() {
        return Optional.empty();
    }

    @Override
    public Optional<String> profile() {
        return Optional.empty();
    }

    @Override
    public List<Class<? extends User>> userClasses() {
        return List.of();
    }

    @Override
    public Set<String> tags() {
        return Set.of();
    }

    @Override
    public Set<String> excludedTags() {
        return Set.of();
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ZERO;
    }

    @Override
    public Events events() {
        throw new UnsupportedOperationException("nothing happens");
    }

    @Override
    public Messages messages() {
        throw new UnsupportedOperationException("nothing happens");
    }

    @Override
    public NodeRole role() {
        return NodeRole.ALONE;
    }

    @Override
    public int workerIndex() {
        return 0;
    }

    @Override
    public WebPage page() {
        throw new UnsupportedOperationException("nothing happens");
    }

    @Override
    public void resetStats() {
        recorder.reset();
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("nothing happens");
    }

    @Override
    public void exitCode(int code) {
        throw new UnsupportedOperationException("nothing happens");
    }

    @Override
    public OptionalInt exitCode() {
        return OptionalInt.empty();
    }
}
