package dev.acrida.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How users are seen off: asked to stop, killed after the stop timeout, interrupted once more if
 * their {@code onStop} hangs, and then given up. Confined to the run's loop.
 */
final class Departure {
    private static final System.Logger LOG = System.getLogger("acrida.users");

    private final RunLoop loop;
    private final Times times;
    private final Predicate<UserThread> alive;
    private final Consumer<UserThread> abandon;

    Departure(
            RunLoop loop, Times times, Predicate<UserThread> alive, Consumer<UserThread> abandon) {
        this.loop = loop;
        this.times = times;
        this.alive = alive;
        this.abandon = abandon;
    }

    /** Sees these users off. */
    void begin(Collection<UserThread> users) {
        List<UserThread> leaving = List.copyOf(users);
        if (times.stop().isZero()) {
            kill(leaving);
        } else {
            leaving.forEach(user -> user.control().stop());
            loop.after(times.stop(), () -> stopTimeUp(leaving));
        }
    }

    /** Ends users at once that were seen off before. */
    void cut(Collection<UserThread> users) {
        kill(List.copyOf(users));
    }

    private void stopTimeUp(List<UserThread> users) {
        List<UserThread> late = users.stream().filter(alive).toList();
        if (!late.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} users did not finish their tasks within {1} s: ending them now",
                    late.size(),
                    times.stop().toMillis() / 1e3);
            kill(late);
        }
    }

    private void kill(List<UserThread> users) {
        users.forEach(user -> user.control().kill());
        loop.after(times.end(), () -> force(users));
    }

    private void force(List<UserThread> users) {
        List<UserThread> hanging = users.stream().filter(alive).toList();
        if (!hanging.isEmpty()) {
            hanging.forEach(user -> user.control().force());
            loop.after(times.force(), () -> giveUp(hanging));
        }
    }

    private void giveUp(List<UserThread> users) {
        users.stream().filter(alive).forEach(this::giveUp);
    }

    private void giveUp(UserThread user) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} does not end although it was interrupted twice: going on without it",
                user);
        abandon.accept(user);
    }

    /**
     * How long users have.
     *
     * @param stop to finish their tasks
     * @param end to end when they have been killed, {@code onStop} included
     * @param force to end when they have been interrupted once more
     */
    record Times(Duration stop, Duration end, Duration force) {
        private static final Duration GRACE = Duration.ofSeconds(10);
        private static final Duration LAST_GRACE = Duration.ofSeconds(2);

        static Times of(Duration stopTimeout) {
            return new Times(stopTimeout, stopTimeout.plus(GRACE), LAST_GRACE);
        }
    }
}
