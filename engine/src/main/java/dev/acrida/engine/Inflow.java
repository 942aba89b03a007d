package dev.acrida.engine;

import dev.acrida.Tick;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.UserClass;


import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The users of one test who arrive. Confined to the run's loop, which it tells. */
final class Inflow {
    private final List<UserClass> userClasses;
    private final LoadSplit split;
    private final OpenLoad load;
    private final Entrance entrance;
    private final Host host;
    private boolean opened;
    private long endNanos = Long.MAX_VALUE;
    private boolean over = true;

    /** Is told, on the loop. */
    interface Host {
        /** Nobody serves an arrival any more, and none will come. */
        void inflowEnded();
    }

    Inflow(
            List<UserClass> userClasses,
            OpenLoad load,
            LoadSplit split,
            Entrance entrance,
            Host host) {
        this.userClasses = userClasses;
        this.load = load;
        this.split = split;
        this.entrance = entrance;
        this.host = host;
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

    /** Lets nobody in any more. */
    void stop() {
        if (opened) {
            opened = false;
            entrance.close(System.nanoTime());
        }
        over = true;
    }

    /** Whether anyone may still arrive, or is being served. */
    boolean isGoingOn() {
        return !over;
    }

    private void change(LoadSplit.Stream stream) {
        if (opened) {
            over = false;
            entrance.change(stream);
        } else {
            open(List.of(stream), System.nanoTime());
        }
    }

    private void open(List<LoadSplit.Stream> streams, long origin) {
        over = false;
        opened = true;
        entrance.open(load, origin, endNanos, streams);
    }

    /** Finds out whether all has ended; to be called when it may have. */
    void look() {
        if (opened && !over && entrance.isEmptyForGood()) {
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
}
