package dev.acrida.cluster.wire;

import dev.acrida.engine.UserTarget;
import dev.acrida.engine.arrival.SharedArrivals;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a worker shall be doing: not what is to change, but how it is to be. Hearing it twice,
 * or missing one and hearing the next, makes no difference.
 *
 * @param revision differs whenever the rest does; later ones are greater
 * @param phase what there is to do
 * @param test the id of the test that it is about
 * @param epoch counts the tests that were started
 * @param recording counts how often statistics began anew
 * @param users how many of each class the worker shall have
 * @param paused whether users shall wait after their tasks
 * @param finishing whether no iterations are left, so that users shall end after their tasks
 * @param spawned how many users the whole run has, once all have been started; else 0
 * @param arrivals how users arrive, if they do: what the worker may not know yet
 * @param letters messages of the test's own that the worker may not have yet
 * @param lettersHeard up to which number the worker's letters have come
 * @param receipt how much of what the worker recorded has been added up
 * @param masterNanos what the master's monotonic clock showed when it answered a report
 */
public record Orders(
        long revision,
        Phase phase,
        String test,
        long epoch,
        long recording,
        Map<String, UserTarget> users,
        boolean paused,
        boolean finishing,
        int spawned,
        Optional<SharedArrivals> arrivals,
        List<Letter> letters,
        long lettersHeard,
        Receipt receipt,
        long masterNanos) {
    /** Copies the collections. */
    public Orders {
        users = Map.copyOf(users);
        letters = List.copyOf(letters);
    }

    /** The same, as the answer to a report at this time. */
    public Orders answering(Receipt receipt, long masterNanos) {
        return new Orders(
                revision,
                phase,
                test,
                epoch,
                recording,
                users,
                paused,
                finishing,
                spawned,
                arrivals,
                letters,
                lettersHeard,
                receipt,
                masterNanos);
    }

    /** The same as another revision. */
    public Orders withRevision(long revision) {
        return new Orders(
                revision,
                phase,
                test,
                epoch,
                recording,
                users,
                paused,
                finishing,
                spawned,
                arrivals,
                letters,
                lettersHeard,
                receipt,
                masterNanos);
    }

    /** What there is to do. */
    public enum Phase {
        /** Nothing: be ready. */
        IDLE,
        /** Have users. */
        RUN,
        /** Go on as before: this master is new, and waits for all to come back. */
        HOLD,
        /** End all users, and tell the rest of what they did. */
        STOP,
        /** End all users, tell the rest, and end the process. */
        QUIT
    }

    /**
     * How much of what a worker recorded has been added up.
     *
     * @param sum where it was added: a master that is started again has it still, or has another
     * @param recording that it is about
     * @param version up to which; 0 for nothing
     * @param durable up to which it would outlive the master's process; the worker keeps the rest
     */
    public record Receipt(long sum, long recording, long version, long durable) {
        /** Of nothing. */
        public static final Receipt NONE = new Receipt(0, 0, 0, 0);
    }
}
