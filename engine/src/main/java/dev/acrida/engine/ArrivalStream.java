package dev.acrida.engine;

import dev.acrida.engine.arrival.ArrivalSchedule;
import dev.acrida.engine.arrival.ClassMix;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.UserClass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Arrivals that share a rate: when each is intended, and of which class it is. A function of the
 * load and of the times at which its rate is changed: whoever knows these knows all arrivals. Not
 * thread-safe.
 */
final class ArrivalStream {
    private final String name;
    private final OpenLoad load;
    private final ArrivalSchedule schedule;
    private final Map<String, UserClass> classes = new HashMap<>();
    private List<UserClass> mixed = List.of();
    private ClassMix mix;
    private long passed;

    ArrivalStream(LoadSplit.Stream stream, OpenLoad load, long originNanos) {
        this.name = stream.name();
        this.load = load;
        // A seed for each, so that streams are independent of each other.
        long seed = load.seed() + 31L * name.hashCode();
        this.schedule = new ArrivalSchedule(stream.rate(), load.process(), seed, originNanos);
        this.mix = mixOf(stream);
    }

    String name() {
        return name;
    }

    /** When the next arrival is intended; {@link Long#MAX_VALUE} if there is none. */
    long nextNanos() {
        return schedule.nextNanos();
    }

    /** The number of the next arrival, from 0. */
    long nextIndex() {
        return passed;
    }

    /** Whether there will be no other arrival, unless the rate is changed. */
    boolean isOver() {
        return schedule.isOver();
    }

    /** Goes on to the arrival after the next, and says of which class the next is. */
    UserClass advance() {
        passed++;
        schedule.advance();
        return Objects.requireNonNull(classes.get(mix.next()));
    }

    /** From this time on, another rate and other classes; no arrival before it must be left. */
    void change(LoadSplit.Stream next, long atNanos) {
        schedule.change(next.rate(), atNanos);
        if (!next.userClasses().equals(mixed)) {
            mix = mixOf(next);
        }
    }

    private ClassMix mixOf(LoadSplit.Stream stream) {
        mixed = stream.userClasses();
        mixed.forEach(each -> classes.put(each.name(), each));
        return stream.mix(load.process(), ~load.seed());
    }
}
