package dev.acrida.engine;

import dev.acrida.engine.UserThread.Ending;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.dispatch.Dispatcher;
import dev.acrida.engine.dispatch.Placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The users of one test: who stays, who serves arrivals, who is leaving. Confined to the run's
 * loop, except for its counts, which any thread may read.
 */
final class Crew {
    private static final String HERE = "local";

    private final Map<String, UserClass> classes = new HashMap<>();
    private final Dispatcher dispatcher;
    private final SequencedSet<UserThread> staying = new LinkedHashSet<>();
    private final Set<UserThread> serving = new LinkedHashSet<>();
    private final Set<UserThread> leaving = new HashSet<>();
    private boolean nobodyStays;
    private int started;
    private int failed;
    private volatile int alive;
    private volatile int failedToStart;

    Crew(List<UserClass> userClasses) {
        userClasses.forEach(type -> classes.put(type.name(), type));
        dispatcher =
                new Dispatcher(List.of(HERE), userClasses.stream().map(UserClass::share).toList());
    }

    /**
     * From now on only these classes get users.
     *
     * @throws IllegalArgumentException if one takes no part in the test
     */
    void restrictTo(Collection<String> names) {
        nobodyStays = names.isEmpty();
        if (!nobodyStays) {
            dispatcher.restrictTo(names);
        }
    }

    /** Starts a user that serves arrivals. */
    void join(RunScope scope, Seat seat, UserThread.Observer observer) {
        started++;
        serving.add(UserThread.start(scope, seat, started, observer));
        count();
    }

    /** Starts one user more that stays; false if no class wants one. */
    boolean add(RunScope scope, UserThread.Observer observer) {
        if (nobodyStays) {
            return false;
        }
        Optional<Placement> next = dispatcher.add();
        next.map(place -> classes.get(place.userClass()))
                .ifPresent(
                        type -> {
                            started++;
                            staying.add(UserThread.start(scope, type, started, observer));
                            count();
                        });
        return next.isPresent();
    }

    /** Takes the newest user out of those that stay; empty if none does. */
    Optional<UserThread> dismissNewest() {
        Optional<UserThread> newest =
                dispatcher.remove().flatMap(place -> newestOf(place.userClass()));
        newest.ifPresent(
                user -> {
                    staying.remove(user);
                    leaving.add(user);
                });
        return newest;
    }

    /** Nearly always the newest of all: only one that ended by itself makes a difference. */
    private Optional<UserThread> newestOf(String userClass) {
        return staying.reversed().stream()
                .filter(user -> user.userClass().name().equals(userClass))
                .findFirst();
    }

    /** Lets all users that stay end by themselves after their tasks. */
    void stopAfterTask() {
        staying.forEach(user -> user.control().stop());
        serving.forEach(user -> user.control().stop());
    }

    /** Takes all users out of those that stay or serve, and names them. */
    Collection<UserThread> dismissAll() {
        List<UserThread> dismissed = new ArrayList<>(staying);
        dismissed.addAll(dismissServing());
        leaving.addAll(staying);
        staying.clear();
        return dismissed;
    }

    /** Takes all users out of those that serve arrivals, and names them. */
    Collection<UserThread> dismissServing() {
        List<UserThread> dismissed = List.copyOf(serving);
        leaving.addAll(dismissed);
        serving.clear();
        return dismissed;
    }

    /** Forgets a user that has ended; false if it was not of this crew any more. */
    boolean ended(UserThread user, Ending ending) {
        if (staying.remove(user)) {
            dispatcher.ended(new Placement(HERE, user.userClass().name()));
        } else if (!serving.remove(user) && !leaving.remove(user)) {
            return false;
        }
        if (ending == Ending.FAILED_TO_START) {
            failed++;
        }
        count();
        return true;
    }

    boolean isAlive(UserThread user) {
        return staying.contains(user) || serving.contains(user) || leaving.contains(user);
    }

    /** How many users stay. */
    int staying() {
        return staying.size();
    }

    /** How many users are alive. For any thread. */
    int alive() {
        return alive;
    }

    /** How many users ended by an exception before their first task. For any thread. */
    int failedToStart() {
        return failedToStart;
    }

    /** How many users there have been. */
    int started() {
        return started;
    }

    /** Whether there were users, and none got as far as its first task. */
    boolean allFailedToStart() {
        return started > 0 && failed == started;
    }

    private void count() {
        alive = staying.size() + serving.size() + leaving.size();
        failedToStart = failed;
    }
}
