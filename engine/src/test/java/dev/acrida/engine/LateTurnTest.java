package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.engine.ArrivalClock.Change;
import dev.acrida.engine.arrival.ArrivalProcess;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.arrival.Turn;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.definition.UserClasses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A process that hears late which arrivals are for it. */
@Timeout(60)
class LateTurnTest {
    private static final long SECOND = 1_000_000_000;
    private static final int RATE = 100;

    private final AtomicLong now = new AtomicLong();
    private final BlockingQueue<Integer> arriving = new LinkedBlockingQueue<>();
    private final List<Integer> arrived = new ArrayList<>();
    private final AtomicInteger dropped = new AtomicInteger();

    static final class Reader extends User {
        @Task
        void read() {}
    }

    @Test
    void whoeverWasForItMeanwhileComesAtOnceAndOnlyOnce() throws Exception {
        ArrivalClock clock = begin();
        pass(clock, 5 * SECOND);
        awaitArrival(last(5, 2));
        clock.change(new Change(2 * SECOND, null, new Turn(0, 3, false)));
        pass(clock, 7 * SECOND);
        awaitArrival(last(7, 3));
        clock.stop(now.get());
        assertThat(arrived)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 7 * RATE)
                                .filter(i -> isExpected(i, i < 2 * RATE, i < 5 * RATE))
                                .boxed()
                                .toList());
    }

    @Test
    void ofTwoTurnsThatAreHeardLateEachHasItsTime() throws Exception {
        ArrivalClock clock = begin();
        pass(clock, 5 * SECOND);
        awaitArrival(last(5, 2));
        arrived.clear();
        clock.change(new Change(2 * SECOND, null, new Turn(1, 2, true)));
        clock.change(new Change(3 * SECOND, null, new Turn(0, 2, false)));
        pass(clock, 6 * SECOND);
        awaitArrival(last(6, 2));
        clock.stop(now.get());
        assertThat(dropped).hasValue(RATE / 2);
        assertThat(arrived).hasSize(RATE / 2);
    }

    /** By their numbers, from 0: each is intended at so many hundredths of a second. */
    private static boolean isExpected(int index, boolean before, boolean meanwhile) {
        boolean first = index % 2 == 0;
        boolean second = index % 3 == 0;
        return before ? first : meanwhile ? first || second : second;
    }

    /** The last arrival before this time for the first of so many processes. */
    private static int last(int seconds, int of) {
        return (seconds * RATE - 1) / of * of;
    }

    private ArrivalClock begin() {
        LoadSplit.Stream stream =
                new LoadSplit.Stream(
                        "",
                        ArrivalRate.perSecond(RATE),
                        UserClasses.from(List.of(Reader.class), TagFilter.ALL, List.of()));
        OpenLoad load = OpenLoad.NONE.withProcess(ArrivalProcess.UNIFORM, 1);
        ArrivalClock clock = new ArrivalClock(load, 0, Long.MAX_VALUE, new Counter(), now::get);
        clock.start(List.of(stream), new Turn(0, 2, false));
        return clock;
    }

    private void awaitArrival(int number) throws InterruptedException {
        int next;
        do {
            next = arriving.take();
            arrived.add(next);
        } while (next != number);
    }

    /** Lets time pass; a change that changes nothing wakes the clock. */
    private void pass(ArrivalClock clock, long until) {
        now.set(until - 1);
        clock.change(new Change(until, null, null));
    }

    private final class Counter implements ArrivalClock.Door {
        @Override
        public void arrive(UserClass userClass, long intendedNanos) {
            arriving.add((int) Math.round((double) intendedNanos * RATE / SECOND));
        }

        @Override
        public void tooLate() {
            dropped.incrementAndGet();
        }

        @Override
        public void over(boolean over) {}
    }
}
