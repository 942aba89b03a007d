package dev.acrida.engine;

import dev.acrida.Tick;

import org.jspecify.annotations.Nullable;

/** Brings a test to what its load shape wants, whenever that is new. Confined to the run's loop. */
final class ShapeFollower implements ShapeClock.Observer {
    private final Crew crew;
    private final Inflow inflow;
    private final Host host;
    private @Nullable Tick last;

    ShapeFollower(Crew crew, Inflow inflow, Host host) {
        this.crew = crew;
        this.inflow = inflow;
        this.host = host;
    }

    @Override
    public void wants(Tick tick) {
        if (!host.isGoingOn() || tick.equals(last)) {
            return;
        }
        switch (tick) {
            case Tick.Stop end -> host.stop(StopReason.SHAPE_ENDED);
            case Tick.Load wanted -> adopt(wanted, () -> bring(wanted));
            case Tick.Arrivals wanted -> adopt(wanted, () -> inflow.change(wanted));
        }
    }

    private void adopt(Tick wanted, Runnable step) {
        last = wanted;
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            host.shapeFailed(e);
        }
    }

    private void bring(Tick.Load wanted) {
        if (!wanted.userClasses().isEmpty()) {
            crew.restrictTo(wanted.userClasses().stream().map(Class::getSimpleName).toList());
        }
        host.change(wanted.users(), wanted.spawnRate());
    }

    @Override
    public void failed(Throwable exception) {
        host.shapeFailed(exception);
    }

    /** The test that is brought there. */
    interface Host {
        /** Whether it is neither stopping nor stopped. */
        boolean isGoingOn();

        /** Changes the number of users, from where it is. */
        void change(int users, double spawnRate);

        /** The shape has failed: the test cannot go on. */
        void shapeFailed(Throwable exception);

        /** Stops it. */
        void stop(StopReason reason);
    }
}
