package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.Events;
import dev.acrida.LoadShape;
import dev.acrida.Messages;
import dev.acrida.NodeRole;
import dev.acrida.RunState;
import dev.acrida.ShapeOptions;
import dev.acrida.Tick;
import dev.acrida.User;
import dev.acrida.WebPage;
import dev.acrida.engine.dispatch.RampPace;
import dev.acrida.spi.ShapeContext;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a load shape would do: a tick each second of a time that passes as fast as it can, with
 * users that all start and end as they are told. Immutable.
 *
 * @param seconds one after the other, from 0
 * @param ended whether the shape ended by itself
 */
public record ShapePreview(List<Second> seconds, boolean ended) {
    private static final long SECOND_NANOS = 1_000_000_000;

    /** Copies the list. */
    public ShapePreview {
        seconds = List.copyOf(seconds);
    }

    /**
     * Asks a shape.
     *
     * @param longest seconds after which a shape is left that has not ended
     * @throws Throwable what the shape throws
     */
    public static ShapePreview of(ShapePlan plan, int longest) throws Throwable {
        Imagined imagined = new Imagined(plan.options());
        LoadShape shape = plan.shape().create(imagined);
        List<Second> seconds = new ArrayList<>();
        while (seconds.size() < longest) {
            switch (shape.tick()) {
                case Tick.Stop stop -> {
                    return new ShapePreview(seconds, true);
                }
                case Tick.Arrivals arrivals -> {
                    List<String> names = names(arrivals.userClasses());
                    seconds.add(new Second(imagined.users, 0, 0, arrivals.perSecond(), names));
                    imagined.pass();
                }
                case Tick.Load load -> {
                    List<String> names = names(load.userClasses());
                    seconds.add(
                            new Second(imagined.users, load.users(), load.spawnRate(), 0, names));
                    imagined.pass(load);
                }
            }
        }
        return new ShapePreview(seconds, false);
    }

    private static List<String> names(List<Class<? extends User>> userClasses) {
        return userClasses.stream().map(Class::getSimpleName).toList();
    }

    /**
     * Whether a shape takes the options of the command line into account.
     *
     * @throws Throwable what its constructor throws
     */
    public static boolean usesCommonOptions(ShapePlan plan) throws Throwable {
        return plan.shape().create(new Imagined(plan.options())).usesCommonOptions();
    }

    /** The highest number of users, wanted or there. */
    public int peak() {
        return seconds.stream()
                .mapToInt(second -> Math.max(second.wanted(), second.users()))
                .max()
                .orElse(0);
    }

    /** The most arrivals in a second. */
    public double peakArrivals() {
        return seconds.stream().mapToDouble(Second::arrivals).max().orElse(0);
    }

    /**
     * One second.
     *
     * @param users how many there are at its beginning
     * @param wanted how many there shall be
     * @param spawnRate how many come or go in a second until then
     * @param arrivals how many arrive in it, beside those
     * @param userClasses of whom new users are, if the shape names them
     */
    public record Second(
            int users, int wanted, double spawnRate, double arrivals, List<String> userClasses) {
        /** Copies the list. */
        public Second {
            userClasses = List.copyOf(userClasses);
        }

        /** One without arrivals, and without names of classes. */
        public Second(int users, int wanted, double spawnRate) {
            this(users, wanted, spawnRate, 0, List.of());
        }
    }

    /** A run in which only time passes. */
    private static final class Imagined implements ShapeContext, Environment {
        private final ShapeOptions options;
        private final EventBus events = new EventBus();
        private final Messages messages = new LocalMessages(events);
        private long elapsedNanos;
        private int users;
        private RampPace pace = new RampPace(0, 0, 1);
        private long rampNanos;

        Imagined(ShapeOptions options) {
            this.options = options;
        }

        void pass(Tick.Load load) {
            if (load.users() != pace.target() || load.spawnRate() != pace.rate()) {
                RampPace next = new RampPace(users, load.users(), load.spawnRate());
                pace =
                        users == 0 && elapsedNanos == 0
                                ? next
                                : next.after(elapsedNanos - rampNanos - lastDue());
                rampNanos = elapsedNanos;
            }
            pass();
        }

        void pass() {
            elapsedNanos += SECOND_NANOS;
            users = pace.usersAt(elapsedNanos - rampNanos);
        }

        private long lastDue() {
            return Math.min(elapsedNanos - rampNanos, pace.lastDueNanos(elapsedNanos - rampNanos));
        }

        @Override
        public Duration elapsed() {
            return Duration.ofNanos(elapsedNanos);
        }

        @Override
        public int users() {
            return users;
        }

        @Override
        public Environment environment() {
            return this;
        }

        @Override
        public ShapeOptions options() {
            return options;
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
        public StatsSnapshot stats() {
            return new StatsRecorder().snapshot();
        }

        @Override
        public Events events() {
            return events;
        }

        @Override
        public Messages messages() {
            return messages;
        }

        @Override
        public void resetStats() {
            // there are none
        }

        @Override
        public WebPage page() {
            return new PageAdditions();
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
        public RunState state() {
            return RunState.RUNNING;
        }

        @Override
        public int userCount() {
            return users;
        }

        @Override
        public void stop() {}

        @Override
        public void exitCode(int code) {}

        @Override
        public OptionalInt exitCode() {
            return OptionalInt.empty();
        }
    }
}
