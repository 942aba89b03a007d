package dev.acrida.engine;

import dev.acrida.ControlFlow;
import dev.acrida.TaskOwner;
import dev.acrida.TaskSet;
import dev.acrida.User;
import dev.acrida.WaitTime;

/**
 * The pauses between the tasks of a user or task set, as its {@code waitTime()} says. Confined to
 * the user's thread.
 */
final class TaskPace {
    /** The pause after a {@code waitTime()} that failed, so that it does not fail all the time. */
    private static final long BROKEN_WAIT_NANOS = 1_000_000_000;

    private final LiveUser live;
    private final TaskOwner owner;
    private final Pacer pacer;
    private final Pacer userPacer;

    private TaskPace(LiveUser live, TaskOwner owner, Pacer pacer, Pacer userPacer) {
        this.live = live;
        this.owner = owner;
        this.pacer = pacer;
        this.userPacer = userPacer;
    }

    /** A user's, which begins now. */
    static TaskPace of(LiveUser live, User user) {
        Pacer pacer = new Pacer(live.nanos());
        return new TaskPace(live, user, pacer, pacer);
    }

    /**
     * That of a task set inside.
     *
     * @param own whether it has a wait time of its own; if not, it keeps the user's pace
     */
    TaskPace inside(TaskSet set, boolean own) {
        return new TaskPace(live, set, own ? new Pacer(live.nanos()) : userPacer, userPacer);
    }

    /** Waits. */
    void pause() {
        live.control().pause(pauseNanos());
        live.begin(pacer);
    }

    /** Forgets what was due up to now. */
    void beginAnew() {
        pacer.beginAnew(live.nanos());
    }

    private long pauseNanos() {
        try {
            return pacer.pauseNanos(live.workload().scaled(waitTime()), live.nanos());
        } catch (ControlFlow e) {
            throw e;
        } catch (Throwable e) {
            live.taskFailed(e);
            pacer.unpaced();
            return BROKEN_WAIT_NANOS;
        }
    }

    private WaitTime waitTime() {
        return switch (owner) {
            case User self -> self.waitTime();
            case TaskSet set -> set.waitTime();
        };
    }
}
