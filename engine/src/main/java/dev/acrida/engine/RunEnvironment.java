package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.Events;
import dev.acrida.NodeRole;
import dev.acrida.RunState;
import dev.acrida.User;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.StatsSnapshot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A run as user code sees it. Thread-safe. */
final class RunEnvironment implements Environment {
    private static final int HIGHEST_EXIT_CODE = 255;

    private final Run run;
    private final Set<String> tags;
    private final Set<String> excludedTags;
    private final Supplier<RunPlan> plan;
    private final Duration stopTimeout;
    private final Events events;
    private final LocalMessages messages;
    private final PageAdditions page = new PageAdditions();
    private volatile NodeRole role = NodeRole.ALONE;
    private volatile int workerIndex;
    private final AtomicReference<OptionalInt> exitCode =
            new AtomicReference<>(OptionalInt.empty());

    RunEnvironment(Run run, RunPlan first, Supplier<RunPlan> plan) {
        this.run = run;
        this.plan = plan;
        this.tags = first.tags().include();
        this.excludedTags = first.tags().exclude();
        this.stopTimeout = first.stopTimeout();
        this.events = first.events();
        this.messages = new LocalMessages(first.events());
    }

    @Override
    public Optional<String> host() {
        return plan.get().host();
    }

    @Override
    public Optional<String> profile() {
        return plan.get().profile();
    }

    @Override
    public List<Class<? extends User>> userClasses() {
        return plan.get().userClasses().stream()
                .<Class<? extends User>>map(UserClass::type)
                .toList();
    }

    @Override
    public Set<String> tags() {
        return tags;
    }

    @Override
    public Set<String> excludedTags() {
        return excludedTags;
    }

    @Override
    public Duration stopTimeout() {
        return stopTimeout;
    }

    @Override
    public StatsSnapshot stats() {
        return run.stats();
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public LocalMessages messages() {
        return messages;
    }

    /** To be called before anyone is told of the run. */
    void takes(NodeRole newRole, int newIndex) {
        role = newRole;
        workerIndex = newIndex;
    }

    @Override
    public NodeRole role() {
        return role;
    }

    @Override
    public int workerIndex() {
        return workerIndex;
    }

    @Override
    public PageAdditions page() {
        return page;
    }

    @Override
    public RunState state() {
        return run.status().state();
    }

    @Override
    public int userCount() {
        return run.status().users();
    }

    @Override
    public void resetStats() {
        run.resetStats();
    }

    @Override
    public void stop() {
        run.stop(StopReason.STOP_TEST);
    }

    @Override
    public void exitCode(int code) {
        if (code < 0 || code > HIGHEST_EXIT_CODE) {
            throw new IllegalArgumentException("exit code must be within 0..255, was " + code);
        }
        exitCode.set(OptionalInt.of(code));
    }

    @Override
    public OptionalInt exitCode() {
        return exitCode.get();
    }
}
