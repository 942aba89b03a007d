package dev.acrida.engine;

import dev.acrida.engine.arrival.Turn;
import dev.acrida.engine.definition.UserClass;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;

/**
 * Arrivals of late that were for other processes as far as was known then: who hears too late that
 * some were for this one finds them here. Not thread-safe.
 */
final class PassedArrivals {
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** At high rates it is less than these seconds. */
    private static final int MOST = 200_000;

    private final ArrayDeque<Passed> all = new ArrayDeque<>();

    /** Of this number, and of this class; intended times do not go back. */
    void add(long index, UserClass userClass, long intendedNanos) {
        all.add(new Passed(index, userClass, intendedNanos));
        while (all.size() > MOST
                || all.getFirst().intendedNanos < intendedNanos - REMEMBERED_NANOS) {
            all.removeFirst();
        }
    }

    /** Gives away those that this turn has, from this time on and before that one. */
    void take(Turn turn, long fromNanos, long untilNanos, ObjLongConsumer<UserClass> to) {
        if (all.isEmpty() || all.getLast().intendedNanos < fromNanos) {
            return;
        }
        for (Iterator<Passed> each = all.iterator(); each.hasNext(); ) {
            Passed next = each.next();
            if (next.intendedNanos >= fromNanos
                    && next.intendedNanos < untilNanos
                    && turn.has(next.index)) {
                each.remove();
                to.accept(next.userClass, next.intendedNanos);
            }
        }
    }

    private record Passed(long index, UserClass userClass, long intendedNanos) {}
}
