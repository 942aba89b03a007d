package dev.acrida.cluster.master;

import dev.acrida.engine.Crew;
import dev.acrida.engine.Entrance;

import java.util.Collection;
import java.util.Optional;

/** The users of one test that are on workers: a view of the coordinator. Thread-safe. */
final class RemoteCrew implements Crew {
    private final Coordinator coordinator;

    RemoteCrew(Coordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public void restrictTo(Collection<String> userClasses) {
        coordinator.desk(desk -> desk.place(places -> places.restrictTo(userClasses)));
    }

    @Override
    public void spawnRate(double rate) {
        coordinator.desk(desk -> desk.place(places -> places.rate(rate)));
    }

    @Override
    public boolean add() {
        return coordinator.add();
    }

    @Override
    public void remove() {
        coordinator.desk(desk -> desk.place(Places::remove));
    }

    @Override
    public Optional<Entrance> entrance() {
        return Optional.of(new RemoteEntrance(coordinator));
    }

    @Override
    public void pause(boolean paused) {
        coordinator.desk(desk -> desk.pause(paused));
    }

    @Override
    public void stopAfterTask() {
        coordinator.desk(OrderDesk::finish);
    }

    @Override
    public void dismissAll() {
        coordinator.dismissAll();
    }

    @Override
    public int staying() {
        return coordinator.intended();
    }

    @Override
    public int alive() {
        return coordinator.sum(Member::alive);
    }

    @Override
    public int started() {
        return coordinator.sum(member -> member.users.started());
    }

    @Override
    public int failedToStart() {
        return coordinator.sum(member -> member.users.failedToStart());
    }

    @Override
    public boolean allFailedToStart() {
        int failed = failedToStart();
        return failed > 0 && failed == started();
    }

    @Override
    public boolean isGone() {
        return coordinator.isSettled();
    }
}
