package dev.acrida.engine;

import dev.acrida.engine.arrival.ArrivalSchedule;
import dev.acrida.engine.arrival.ClassMix;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.UserClass;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets users arrive at their times, on a thread of its own, so that nothing else delays them. After
 * a delay, for example when the process was stopped, everyone who should have come meanwhile comes
 * at once, with the time that was intended. Streams are confined to that thread, or, when it has
 * ended, to whoever ended it.
 */
final class ArrivalClock {
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OpenLoad load;
    private final long originNanos;
    private final long endNanos;
    private final Door door;
    private final LongSupplier nanos;
    private final List<Stream> streams = new ArrayList<>();
    private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean paused;
    private boolean overTold;

    /** Who lets users in. */
    interface Door {
        /** A user of this class arrives. */
        void arrive(UserClass userClass, long intendedNanos);

        /** A user of this class should have come, but the run has stopped. */
        void tooLate();

        /** Whether the last one has come, as things are now; told when it changes. */
        void over(boolean over);
    }

    /**
     * Prepares one.
     *
     * @param load the process and its seed
     * @param originNanos when the rates begin
     * @param endNanos from when on nobody arrives
     * @param nanos the time
     */
    ArrivalClock(OpenLoad load, long originNanos, long endNanos, Door door, LongSupplier nanos) {
        this.load = load;
        this.originNanos = originNanos;
        this.endNanos = endNanos;
        this.door = door;
        this.nanos = nanos;
        this.thread = Thread.ofPlatform().name("arrivals").daemon().unstarted(this::run);
    }

    /** Sets it off with these streams. */
    void start(List<LoadSplit.Stream> first) {
        first.forEach(stream -> streams.add(new Stream(stream, load, originNanos)));
        thread.start();
    }

    /** From now on this stream has this rate, and these classes; it is added if it is new. */
    void change(LoadSplit.Stream stream) {
        changes.add(() -> changeNow(stream));
        LockSupport.unpark(thread);
    }

    /** Lets nobody in, or lets users in again: who should have come meanwhile is not expected. */
    void pause(boolean wanted) {
        paused = wanted;
    }

    /** Ends it; who should have come before this time has come too late. */
    void stop(long nowNanos) {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        long end = Math.min(nowNanos, endNanos);
        for (Stream next = soonest(); next.schedule.nextNanos() < end; next = soonest()) {
            next.schedule.advance();
            if (!paused) {
                door.tooLate();
            }
        }
    }

    private void run() {
        while (!stopped) {
            long now = nanos.getAsLong();
            letInUntil(now);
            for (Runnable change = changes.poll(); change != null; change = changes.poll()) {
                change.run();
            }
            tellWhetherOver();
            long due = Math.min(soonest().schedule.nextNanos(), now + LONGEST_WAIT_NANOS);
            long wait = due < endNanos ? due - nanos.getAsLong() : LONGEST_WAIT_NANOS;
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            }
        }
    }

    private void tellWhetherOver() {
        boolean over = streams.stream().allMatch(stream -> stream.schedule.isOver());
        if (over != overTold) {
            overTold = over;
            door.over(over);
        }
    }

    private void letInUntil(long now) {
        long last = Math.min(now, endNanos - 1);
        Stream next = soonest();
        while (!stopped && next.schedule.nextNanos() <= last) {
            long intended = next.schedule.nextNanos();
            UserClass userClass = next.nextClass();
            next.schedule.advance();
            if (!paused) {
                door.arrive(userClass, intended);
            }
            next = soonest();
        }
    }

    private void changeNow(LoadSplit.Stream changed) {
        for (Stream stream : streams) {
            if (stream.name.equals(changed.name())) {
                stream.change(changed, load, nanos.getAsLong());
                return;
            }
        }
        streams.add(new Stream(changed, load, nanos.getAsLong()));
    }

    private Stream soonest() {
        if (streams.size() == 1) {
            return streams.getFirst();
        }
        return streams.stream()
                .min(Comparator.comparingLong(stream -> stream.schedule.nextNanos()))
                .orElseThrow();
    }

    /** A schedule, and of which classes its arrivals are. */
    private static final class Stream {
        private final String name;
        private final ArrivalSchedule schedule;
        private final Map<String, UserClass> classes = new HashMap<>();
        private List<UserClass> mixed = List.of();
        private ClassMix mix;

        Stream(LoadSplit.Stream stream, OpenLoad load, long originNanos) {
            name = stream.name();
            // A seed for each, so that streams are independent of each other.
            long seed = load.seed() + 31L * name.hashCode();
            schedule = new ArrivalSchedule(stream.rate(), load.process(), seed, originNanos);
            mix = mixOf(stream, load);
        }

        UserClass nextClass() {
            return Objects.requireNonNull(classes.get(mix.next()));
        }

        void change(LoadSplit.Stream next, OpenLoad load, long now) {
            schedule.change(next.rate(), now);
            if (!next.userClasses().equals(mixed)) {
                mix = mixOf(next, load);
            }
        }

        private ClassMix mixOf(LoadSplit.Stream stream, OpenLoad load) {
            mixed = stream.userClasses();
            mixed.forEach(each -> classes.put(each.name(), each));
            return stream.mix(load.process(), ~load.seed());
        }
    }
}
