package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.Weight;
import dev.acrida.engine.ArrivalClock.Change;
import dev.acrida.engine.arrival.ArrivalProcess;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.arrival.Turn;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.testkit.Await;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Several processes that share arrivals have together those that one would have alone. */
class ArrivalTurnsTest {
    private static final long SECOND = 1_000_000_000;
    private static final long END = 20 * SECOND;
    private static final int PROCESSES = 4;
    private static final List<UserClass> CLASSES =
            UserClasses.from(List.of(Reader.class, Writer.class), TagFilter.ALL, List.of());

    static final class Reader extends User {
        @Task
        void read() {}
    }

    @Weight(3)
    static final class Writer extends User {
        @Task
        void write() {}
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void eachArrivalIsForOneOfThemWhateverChanges(long seed) {
        Random random = new Random(seed);
        OpenLoad load = OpenLoad.NONE.withProcess(process(random), seed);
        List<List<Change>> changes = new ArrayList<>();
        IntStream.range(0, PROCESSES).forEach(i -> changes.add(new ArrayList<>()));
        List<Change> ofAll = new ArrayList<>();
        long at = 0;
        share(at, random, changes);
        while (at < END) {
            at += random.nextLong(3 * SECOND);
            if (random.nextBoolean()) {
                share(at, random, changes);
            } else {
                Change rate = new Change(at, stream(random), null);
                changes.forEach(each -> each.add(rate));
                ofAll.add(rate);
            }
        }
        LoadSplit.Stream first = stream(random);
        Queue<String> alone = arrivals(load, first, ofAll, Turn.ALL);
        Queue<String> shared = new ConcurrentLinkedQueue<>();
        for (List<Change> each : changes) {
            shared.addAll(arrivals(load, first, each, new Turn(-1, 1, false)));
        }
        assertThat(alone).as("seed %d", seed).isNotEmpty();
        assertThat(shared).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(alone);
    }

    private static ArrivalProcess process(Random random) {
        return random.nextBoolean() ? ArrivalProcess.UNIFORM : ArrivalProcess.POISSON;
    }

    private static LoadSplit.Stream stream(Random random) {
        return new LoadSplit.Stream("", ArrivalRate.perSecond(random.nextInt(1, 200)), CLASSES);
    }

    /** Some of them, at least one, are in turn from now on. */
    private static void share(long at, Random random, List<List<Change>> changes) {
        List<Integer> in = new ArrayList<>(List.of(random.nextInt(PROCESSES)));
        for (int i = 0; i < PROCESSES; i++) {
            if (random.nextBoolean() && !in.contains(i)) {
                in.add(i);
            }
        }
        for (int i = 0; i < PROCESSES; i++) {
            Turn turn = new Turn(in.indexOf(i), in.size(), false);
            changes.get(i).add(new Change(at, null, turn));
        }
    }

    /** What arrives at a process that had slept until the end. */
    private static Queue<String> arrivals(
            OpenLoad load, LoadSplit.Stream first, List<Change> changes, Turn turn) {
        Queue<String> arrived = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Change last = new Change(END, new LoadSplit.Stream("", ArrivalRate.parse("0/s for 1s"), CLASSES), null);
        ArrivalClock.Door door =
                new ArrivalClock.Door() {
                    @Override
                    public void arrive(UserClass userClass, long intendedNanos) {
                        arrived.add(userClass.name() + " " + intendedNanos);
                    }

                    @Override
                    public void tooLate() {}

                    @Override
                    public void over(boolean now) {
                        over.set(now);
                    }
                };
        ArrivalClock clock = new ArrivalClock(load, 0, Long.MAX_VALUE, door, () -> END + 1);
        changes.stream().filter(change -> change.atNanos() < END).forEach(clock::change);
        clock.change(last);
        clock.start(List.of(first), turn);
        Await.until(over::get, Duration.ofSeconds(20));
        clock.stop(0);
        return arrived;
    }
}
