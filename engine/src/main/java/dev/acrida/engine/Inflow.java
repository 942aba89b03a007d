package dev.acrida.engine;

import dev.acrida.Tick;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.StatsRecorder;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The users of one test who arrive. Confined to the run's loop, which it tells by its door. */
final class Inflow {
    private final List<UserClass> userClasses;
    private final LoadSplit split;
    private final RunScope scope;
    private final Lobby lobby;
    private final OpenLoad load;
    private @Nullable ArrivalClock clock;
    private long endNanos = Long.MAX_VALUE;
    private boolean over = true;
    private boolean paused;

    /** Is asked, on the loop, to let users in. */
    interface Host {
        /** Makes the user of this seat, or closes the seat. */
        void join(Seat seat);

        /** Nobody serves an arrival any more, and none will come. */
        void inflowEnded();
    }

    Inflow(
            List<UserClass> userClasses,
            OpenLoad load,
            LoadSplit split,
            RunScope scope,
            RunLoop loop,
            Host host) {
        this.userClasses = userClasses;
        this.load = load;
        this.split = split;
        this.scope = scope;
        this.lobby =
                new Lobby(
                        load.maxUsers(),
                        scope.recorder(),
                        seat -> loop.execute(() -> host.join(seat)),
                        () -> loop.execute(() -> ended(host)));
    }

    /** Lets users arrive from now on. */
    void begin(long originNanos, Optional<Duration> runTime) {
        endNanos = runTime.map(time -> originNanos + time.toNanos()).orElse(Long.MAX_VALUE);
        if (!split.open().isEmpty()) {
            open(split.open(), originNanos);
        }
    }

    /** Changes the rate of a class, or, without a name, of all that share one. */
    void change(String userClass, ArrivalRate rate) {
        change(new LoadSplit.Stream(userClass, rate, classesOf(userClass)));
    }

    /** Changes the shared rate, and who shares it, as a load shape says. */
    void change(Tick.Arrivals tick) {
        Set<String> names =
                tick.userClasses().stream().map(Class::getSimpleName).collect(Collectors.toSet());
        List<UserClass> classes =
                names.isEmpty()
                        ? classesOf("")
                        : userClasses.stream().filter(t -> names.contains(t.name())).toList();
        if (classes.size() < names.size() || classes.isEmpty()) {
            throw new IllegalArgumentException(
                    "user classes of arrivals must be among %s, were %s"
                            .formatted(userClasses.stream().map(UserClass::name).toList(), names));
        }
        change(new LoadSplit.Stream("", ArrivalRate.perSecond(tick.perSecond()), classes));
    }

    /** Lets nobody in for now, or lets users in again; who should have come meanwhile does not. */
    void pause(boolean wanted) {
        paused = wanted;
        if (clock != null) {
            clock.pause(wanted);
        }
    }

    /** Lets nobody in any more. */
    void stop() {
        ArrivalClock running = clock;
        if (running != null) {
            clock = null;
            running.stop(System.nanoTime());
        }
        over = true;
    }

    /** Whether anyone may still arrive, or is being served. */
    boolean isGoingOn() {
        return !over;
    }

    private void change(LoadSplit.Stream stream) {
        over = false;
        ArrivalClock running = clock;
        if (running == null) {
            open(List.of(stream), System.nanoTime());
        } else {
            running.change(stream);
        }
    }

    private void open(List<LoadSplit.Stream> streams, long origin) {
        over = false;
        ArrivalClock started =
                new ArrivalClock(load, origin, endNanos, new LobbyDoor(), System::nanoTime);
        clock = started;
        started.pause(paused);
        started.start(streams);
    }

    private void ended(Host host) {
        if (clock != null && !over && lobby.isEmptyForGood()) {
            over = true;
            host.inflowEnded();
        }
    }

    private List<UserClass> classesOf(String name) {
        if (!name.isEmpty()) {
            return userClasses.stream().filter(type -> type.name().equals(name)).toList();
        }
        List<UserClass> weighted =
                userClasses.stream().filter(type -> !type.share().isFixed()).toList();
        return split.open().stream()
                .filter(stream -> stream.name().isEmpty())
                .findFirst()
                .map(LoadSplit.Stream::userClasses)
                .orElse(weighted);
    }

    private final class LobbyDoor implements ArrivalClock.Door {
        private final StatsRecorder recorder = scope.recorder();

        @Override
        public void arrive(UserClass userClass, long intendedNanos) {
            lobby.arrive(userClass, intendedNanos);
        }

        @Override
        public void tooLate() {
            recorder.arrivalDue();
            recorder.arrivalDropped();
        }

        @Override
        public void over(boolean over) {
            lobby.closing(over);
        }
    }
}
