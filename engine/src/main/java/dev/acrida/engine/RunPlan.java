package dev.acrida.engine;

import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.spi.ClientFactory;
import dev.acrida.stats.Interval;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that a run needs to know beforehand. Immutable.
 *
 * @param userClasses at least one
 * @param events with the test's listeners
 * @param clients makes the users' clients; closed with the run
 * @param host replaces every user class's own, if given
 * @param stopTimeout how long a user may go on with its task when it shall stop; not negative
 * @param resetStats whether statistics begin anew when all users have been started
 * @param intervals told about once a second what was recorded, for the last time by {@code
 *     quitting()}: must not block. An interval that begins at zero begins a recording anew
 * @param rules how much and how fast users work
 * @param shape decides how many users there are, if given
 * @param tags by which the tasks of the user classes were chosen
 * @param profile what this kind of run is called, if it is called anything
 * @param placement chooses the class of each user, if not by weights and fixed counts
 */
public record RunPlan(
        List<UserClass> userClasses,
        EventBus events,
        List<ClientFactory<?>> clients,
        Optional<String> host,
        Duration stopTimeout,
        boolean resetStats,
        Consumer<Interval> intervals,
        UserRules rules,
        Optional<ShapePlan> shape,
        TagFilter tags,
        Optional<String> profile,
        Optional<UserPlacement> placement) {

    /** Copies the lists and checks what can be checked. */
    public RunPlan {
        userClasses = List.copyOf(userClasses);
        clients = List.copyOf(clients);
        if (stopTimeout.isNegative()) {
            throw new IllegalArgumentException("stop timeout must be >= 0, was " + stopTimeout);
        }
    }

    /** These classes, without listeners, clients, host or stop timeout. */
    public static RunPlan of(List<UserClass> userClasses) {
        return new RunPlan(
                userClasses,
                new EventBus(),
                List.of(),
                Optional.empty(),
                Duration.ZERO,
                false,
                i -> {},
                UserRules.DEFAULT,
                Optional.empty(),
                TagFilter.ALL,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with these listeners. */
    public RunPlan withEvents(EventBus events) {
        return with(draft -> draft.events = events);
    }

    /** The same with these clients. */
    public RunPlan withClients(List<ClientFactory<?>> clients) {
        return with(draft -> draft.clients = clients);
    }

    /** The same with this host. */
    public RunPlan withHost(String host) {
        return with(draft -> draft.host = Optional.of(host));
    }

    /** The same with this stop timeout. */
    public RunPlan withStopTimeout(Duration stopTimeout) {
        return with(draft -> draft.stopTimeout = stopTimeout);
    }

    /** The same, with or without statistics that begin anew when all users have been started. */
    public RunPlan withResetStats(boolean resetStats) {
        return with(draft -> draft.resetStats = resetStats);
    }

    /** The same, telling this what was recorded. */
    public RunPlan withIntervals(Consumer<Interval> intervals) {
        return with(draft -> draft.intervals = intervals);
    }

    /** The same with these rules. */
    public RunPlan withRules(UserRules rules) {
        return with(draft -> draft.rules = rules);
    }

    /** The same, its tasks having been chosen by these tags. */
    public RunPlan withTags(TagFilter tags) {
        return with(draft -> draft.tags = tags);
    }

    /**
     * The same with this to choose the class of each user; only where users are in this process.
     */
    public RunPlan withPlacement(UserPlacement placement) {
        return with(draft -> draft.placement = Optional.of(placement));
    }

    /** The same with this shape. */
    public RunPlan withShape(ShapePlan shape) {
        return with(draft -> draft.shape = Optional.of(shape));
    }

    /** The same, called this. */
    public RunPlan withProfile(String profile) {
        return with(draft -> draft.profile = Optional.of(profile));
    }

    private RunPlan with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.plan();
    }

    /** Who takes part, and where it goes. */
    public Cast cast() {
        return new Cast(userClasses, host, shape, profile);
    }

    /** The same with this cast. */
    public RunPlan with(Cast cast) {
        return with(
                draft -> {
                    draft.userClasses = cast.userClasses();
                    draft.host = cast.host();
                    draft.shape = cast.shape();
                    draft.profile = cast.profile();
                });
    }

    /**
     * Checks that every user class that needs a host has one that all clients can use.
     *
     * @throws TestDefinitionException if one has none, or an unusable one
     */
    public void requireHosts() {
        userClasses.stream().filter(UserClass::needsHost).forEach(this::requireHost);
    }

    private void requireHost(UserClass type) {
        String wanted =
                host.or(type::host)
                        .orElseThrow(
                                () ->
                                        new TestDefinitionException(
                                                type.name()
                                                        + " has no host: give --host http://…, or"
                                                        + " mark it @Host(\"http://…\")"));
        try {
            clients.forEach(client -> client.requireUsable(wanted));
        } catch (IllegalArgumentException e) {
            throw new TestDefinitionException("host of " + type.name() + ": " + e.getMessage());
        }
    }

    /** A plan in the making. Confined to one thread. */
    private static final class Draft {
        private List<UserClass> userClasses;
        private EventBus events;
        private List<ClientFactory<?>> clients;
        private Optional<String> host;
        private Duration stopTimeout;
        private boolean resetStats;
        private Consumer<Interval> intervals;
        private UserRules rules;
        private Optional<ShapePlan> shape;
        private TagFilter tags;
        private Optional<String> profile;
        private Optional<UserPlacement> placement;

        Draft(RunPlan plan) {
            userClasses = plan.userClasses;
            events = plan.events;
            clients = plan.clients;
            host = plan.host;
            stopTimeout = plan.stopTimeout;
            resetStats = plan.resetStats;
            intervals = plan.intervals;
            rules = plan.rules;
            shape = plan.shape;
            tags = plan.tags;
            profile = plan.profile;
            placement = plan.placement;
        }

        RunPlan plan() {
            return new RunPlan(
                    userClasses,
                    events,
                    clients,
                    host,
                    stopTimeout,
                    resetStats,
                    intervals,
                    rules,
                    shape,
                    tags,
                    profile,
                    placement);
        }
    }
}
