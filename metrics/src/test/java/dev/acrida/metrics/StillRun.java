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

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A run in which only what a test records happens. */
final class StillRun implements Environment {
    final StatsRecorder recorder = new StatsRecorder();

    StillRun sample(String name, long millis, String error) {
        recorder.issued(1, 1);
        recorder.record(new Sample(new EntryKey("GET", name), millis * 1_000_000, 100, error), 0);
        return this;
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
