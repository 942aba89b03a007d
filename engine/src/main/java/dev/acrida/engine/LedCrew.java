package dev.acrida.engine;

import dev.acrida.engine.definition.UserClass;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Users of this process whose numbers are decided elsewhere. Confined to the run's loop, except for
 * {@code counts}, which any thread may ask.
 */
final class LedCrew {
    private final RunScope scope;
    private final Departure departure;
    private final UserThread.Observer observer;
    private final Runnable changed;
    private final SequencedMap<String, Row> rows = new LinkedHashMap<>();
    private final SequencedSet<UserThread> serving = new LinkedHashSet<>();
    private final Set<UserThread> leaving = new HashSet<>();
    private int started;
    private int failedToStart;
    private volatile LedCounts counts;

    /**
     * A crew without users.
     *
     * @param changed is run on the loop when users have ended
     */
    LedCrew(
            List<UserClass> userClasses,
            RunScope scope,
            RunLoop loop,
            Departure.Times times,
            Runnable changed) {
        this.scope = scope;
        this.changed = changed;
        this.observer = (user, ending) -> loop.execute(() -> ended(user, ending));
        this.departure = new Departure(loop, times, this::isAlive, this::abandon);
        userClasses.forEach(type -> rows.put(type.name(), new Row(type)));
        this.counts = count();
    }

    /** Brings the users of each class to this number; classes that are not named get none. */
    void place(Map<String, UserTarget> targets) {
        rows.forEach((name, row) -> bring(row, row.missing(targets.get(name))));
        counts = count();
    }

    /** Starts a user that serves arrivals. */
    void join(Seat seat) {
        started++;
        serving.add(UserThread.start(scope, seat, started, observer));
        counts = count();
    }

    /** Sees all users off that serve arrivals. */
    void dismissServing() {
        List<UserThread> dismissed = List.copyOf(serving);
        serving.clear();
        leaving.addAll(dismissed);
        departure.begin(dismissed);
        counts = count();
    }

    /** Lets all users that are there end by themselves after their tasks. */
    void stopAfterTask() {
        rows.values().forEach(row -> row.staying.forEach(user -> user.control().stop()));
        serving.forEach(user -> user.control().stop());
    }

    private void bring(Row row, int missing) {
        for (int i = 0; i < missing; i++) {
            started++;
            row.staying.add(UserThread.start(scope, row.type, started, observer));
        }
        List<UserThread> dismissed = new ArrayList<>();
        for (int i = 0; i < -missing && !row.staying.isEmpty(); i++) {
            dismissed.add(row.staying.removeLast());
        }
        if (!dismissed.isEmpty()) {
            leaving.addAll(dismissed);
            departure.begin(dismissed);
        }
    }

    boolean isGone() {
        return counts.alive() == 0;
    }

    /** How many users there are and were. For any thread. */
    LedCounts counts() {
        return counts;
    }

    private void ended(UserThread user, UserThread.Ending ending) {
        Row row = rows.get(user.userClass().name());
        if (row != null && row.staying.remove(user)) {
            row.ended++;
        } else if (!serving.remove(user) && !leaving.remove(user)) {
            return;
        }
        if (ending == UserThread.Ending.FAILED_TO_START) {
            failedToStart++;
        }
        counts = count();
        changed.run();
    }

    private void abandon(UserThread user) {
        user.giveUp();
        ended(user, UserThread.Ending.DONE);
    }

    private boolean isAlive(UserThread user) {
        Row row = rows.get(user.userClass().name());
        return leaving.contains(user)
                || serving.contains(user)
                || (row != null && row.staying.contains(user));
    }

    private LedCounts count() {
        Map<String, Integer> ended = new HashMap<>();
        int alive = leaving.size() + serving.size();
        for (Row row : rows.values()) {
            alive += row.staying.size();
            ended.put(row.type.name(), row.ended);
        }
        return new LedCounts(alive, started, failedToStart, ended, 0, false);
    }

    /** The users of one class. */
    private static final class Row {
        final UserClass type;
        final SequencedSet<UserThread> staying = new LinkedHashSet<>();
        int ended;

        Row(UserClass type) {
            this.type = type;
        }

        /** Who has ended since the target was made is counted in it as if still there. */
        int missing(@Nullable UserTarget target) {
            if (target == null) {
                return -staying.size();
            }
            return Math.max(0, target.users() - (ended - target.ended())) - staying.size();
        }
    }
}
