package dev.acrida.engine;

import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.StatsRecorder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where users of arrivals wait: each arrival is given to the one of its class that has waited
 * longest, else to a new one, else, when there are too many, it is dropped. Thread-safe.
 */
final class Lobby {
    private static final System.Logger LOG = System.getLogger("acrida.run");

    private int maxUsers;
    private final StatsRecorder recorder;
    private final Consumer<Seat> newcomers;
    private final Runnable whenEmpty;
    private final Map<String, ArrayDeque<Seat>> waiting = new HashMap<>();
    private int waitingInAll;
    private int users;
    private boolean closing;
    private boolean warned;

    /**
     * Begins without users.
     *
     * @param newcomers makes the user of a seat, or closes the seat
     * @param whenEmpty called when nobody serves any arrival and none will come
     */
    Lobby(int maxUsers, StatsRecorder recorder, Consumer<Seat> newcomers, Runnable whenEmpty) {
        this.maxUsers = maxUsers;
        this.recorder = recorder;
        this.newcomers = newcomers;
        this.whenEmpty = whenEmpty;
    }

    /** From now on there are so many users at most; those that there are stay. */
    synchronized void limit(int users) {
        maxUsers = users;
    }

    /** A user of this class arrives. */
    void arrive(UserClass userClass, long intendedNanos) {
        recorder.arrivalDue();
        Seat free = poll(userClass.name());
        if (free != null) {
            free.hand(intendedNanos);
        } else if (makeRoom()) {
            newcomers.accept(new Seat(this, userClass, intendedNanos));
        } else {
            recorder.arrivalDropped();
            warnOnce();
        }
    }

    /** Whether no more users will arrive, as things are now. */
    void closing(boolean closing) {
        synchronized (this) {
            this.closing = closing;
        }
        tellIfEmpty();
    }

    /** Whether nobody is being served, and nobody will come. */
    synchronized boolean isEmptyForGood() {
        return closing && waitingInAll == users;
    }

    /** A user waits for its next arrival. */
    void sit(Seat seat) {
        synchronized (this) {
            waiting.computeIfAbsent(seat.userClass().name(), n -> new ArrayDeque<>()).add(seat);
            waitingInAll++;
        }
        tellIfEmpty();
    }

    /** A user waits no more; false if it has been given an arrival meanwhile. */
    synchronized boolean leave(Seat seat) {
        ArrayDeque<Seat> same = waiting.get(seat.userClass().name());
        boolean left = same != null && same.remove(seat);
        waitingInAll -= left ? 1 : 0;
        return left;
    }

    /** A user has ended, maybe without having begun to serve its arrival. */
    void gone(boolean withArrival) {
        synchronized (this) {
            users--;
        }
        if (withArrival) {
            recorder.arrivalDropped();
        }
        tellIfEmpty();
    }

    private synchronized @Nullable Seat poll(String userClass) {
        ArrayDeque<Seat> same = waiting.get(userClass);
        Seat first = same == null ? null : same.poll();
        waitingInAll -= first == null ? 0 : 1;
        return first;
    }

    /** Where there are too many users, one of another class that has nothing to do may go. */
    private boolean makeRoom() {
        synchronized (this) {
            if (users < maxUsers) {
                users++;
                return true;
            }
        }
        Seat idle = pollAny();
        if (idle == null) {
            return false;
        }
        idle.retire();
        synchronized (this) {
            users++;
        }
        return true;
    }

    private synchronized @Nullable Seat pollAny() {
        for (String userClass : waiting.keySet()) {
            Seat idle = poll(userClass);
            if (idle != null) {
                return idle;
            }
        }
        return null;
    }

    private void tellIfEmpty() {
        if (isEmptyForGood()) {
            whenEmpty.run();
        }
    }

    private void warnOnce() {
        if (!warned) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "All {0} users are busy: arrivals are dropped. Allow more with --max-users, or"
                            + " let fewer arrive",
                    Integer.toString(maxUsers));
        }
    }
}
