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
        TagFilter tags) {

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
                TagFilter.ALL);
    }

    /** The same with these listeners. */
    public RunPlan withEvents(EventBus events) {
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
                tags);
    }

    /** The same with these clients. */
    public RunPlan withClients(List<ClientFactory<?>> clients) {
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
                tags);
    }

    /** The same with this host. */
    public RunPlan withHost(String host) {
        return new RunPlan(
                userClasses,
                events,
                clients,
                Optional.of(host),
                stopTimeout,
                resetStats,
                intervals,
                rules,
                shape,
                tags);
    }

    /** The same with this stop timeout. */
    public RunPlan withStopTimeout(Duration stopTimeout) {
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
                tags);
    }

    /** The same, with or without statistics that begin anew when all users have been started. */
    public RunPlan withResetStats(boolean resetStats) {
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
                tags);
    }

    /** The same, telling this what was recorded. */
    public RunPlan withIntervals(Consumer<Interval> intervals) {
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
                tags);
    }

    /** The same with these rules. */
    public RunPlan withRules(UserRules rules) {
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
                tags);
    }

    /** The same, its tasks having been chosen by these tags. */
    public RunPlan withTags(TagFilter tags) {
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
                tags);
    }

    /** The same with this shape. */
    public RunPlan withShape(ShapePlan shape) {
        return new RunPlan(
                userClasses,
                events,
                clients,
                host,
                stopTimeout,
                resetStats,
                intervals,
                rules,
                Optional.of(shape),
                tags);
    }

    /** The same with this cast. */
    public RunPlan with(Cast cast) {
        return new RunPlan(
                cast.userClasses(),
                events,
                clients,
                cast.host(),
                stopTimeout,
                resetStats,
                intervals,
                rules,
                cast.shape(),
                tags);
    }

    /**
     * Checks that every user class that needs a host has one.
     *
     * @throws TestDefinitionException if one has none
     */
    public void requireHosts() {
        userClasses.stream()
                .filter(UserClass::needsHost)
                .filter(type -> host.or(type::host).isEmpty())
                .findFirst()
                .ifPresent(
                        type -> {
                            throw new TestDefinitionException(
                                    type.name()
                                            + " has no host: give --host http://…, or mark it"
                                            + " @Host(\"http://…\")");
                        });
    }
}
