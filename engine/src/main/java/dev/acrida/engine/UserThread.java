package dev.acrida.engine;

import dev.acrida.ControlFlow;
import dev.acrida.StopTest;
import dev.acrida.StopUser;
import dev.acrida.User;
import dev.acrida.engine.definition.UserClass;

import org.jspecify.annotations.Nullable;

/** The life of one user on its virtual thread, from constructor to {@code onStop}. */
final class UserThread implements Runnable {
    /** How a user's life ended. */
    enum Ending {
        /** By itself or by the run; a task that failed does not matter. */
        DONE,
        /** In its constructor or {@code onStart}, by an exception. */
        FAILED_TO_START
    }

    /** Is told, on the user's thread, when nothing of the user is left. */
    interface Observer {
        void ended(UserThread user, Ending ending);
    }

    private final UserClass userClass;
    private final long id;
    private final LiveUser live;
    private final UserControl control;
    private final Thread thread;
    private final Observer observer;

    /** Where it waits for arrivals; null for a user that is there by itself. */
    private final @Nullable Seat seat;

    private UserThread(
            RunScope scope, UserClass userClass, long id, Observer observer, @Nullable Seat seat) {
        this.seat = seat;
        this.userClass = userClass;
        this.id = id;
        this.observer = observer;
        this.thread = Thread.ofVirtual().name("user-" + id).unstarted(this);
        this.control = new UserControl(scope.ticker(), thread);
        this.live = new LiveUser(scope, userClass, id, control);
    }

    /** Starts a user. */
    static UserThread start(RunScope scope, UserClass userClass, long id, Observer observer) {
        UserThread user = new UserThread(scope, userClass, id, observer, null);
        user.thread.start();
        return user;
    }

    /** Starts a user that serves arrivals. */
    static UserThread start(RunScope scope, Seat seat, long id, Observer observer) {
        UserThread user = new UserThread(scope, seat.userClass(), id, observer, seat);
        seat.take(user.thread, user.control);
        user.thread.start();
        return user;
    }

    UserClass userClass() {
        return userClass;
    }

    long id() {
        return id;
    }

    UserControl control() {
        return control;
    }

    /** The run goes on without this user: what it waits for is lost. */
    void giveUp() {
        live.settle();
    }

    @Override
    public void run() {
        Ending ending = Ending.DONE;
        try {
            ending = live.workload().run(this::live);
        } finally {
            Thread.interrupted();
            leave(ending);
        }
    }

    private void leave(Ending ending) {
        try {
            live.closeClients();
        } finally {
            live.settle();
            if (seat != null) {
                seat.close();
            }
            observer.ended(this, ending);
        }
    }

    private Ending live() {
        try {
            if (seat != null) {
                live.begin(seat);
            }
            User user = live.create();
            TaskLoop loop = TaskLoop.of(live, user, userClass.tasks());
            work(user, loop);
            control.beginEnding();
            live.runOnStop(user);
            return Ending.DONE;
        } catch (StopUser | StopTest e) {
            live.heed(e);
            return Ending.DONE;
        } catch (Throwable e) {
            return failedToStart(e);
        }
    }

    /** Runs until the user shall end; throws only what keeps it from starting. */
    private void work(User user, TaskLoop loop) throws Throwable {
        try {
            user.onStart();
        } catch (StopUser | StopTest e) {
            live.heed(e);
            return;
        } catch (Throwable e) {
            if (control.isCut()) {
                return;
            }
            throw e;
        }
        try {
            if (seat == null) {
                loop.run();
            } else {
                loop.serve(seat);
            }
        } catch (ControlFlow e) {
            live.heed(e);
        }
    }

    private Ending failedToStart(Throwable exception) {
        if (control.isCut()) {
            return Ending.DONE;
        }
        live.failed("the start of", exception);
        return Ending.FAILED_TO_START;
    }

    @Override
    public String toString() {
        return live.toString();
    }
}
