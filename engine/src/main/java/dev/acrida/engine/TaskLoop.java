package dev.acrida.engine;

import dev.acrida.ControlFlow;
import dev.acrida.InterruptTaskSet;
import dev.acrida.RescheduleTask;
import dev.acrida.RescheduleTaskImmediately;
import dev.acrida.StopTest;
import dev.acrida.StopUser;
import dev.acrida.TaskOwner;
import dev.acrida.TaskSet;
import dev.acrida.User;
import dev.acrida.engine.definition.TaskDefinition;
import dev.acrida.engine.definition.TaskPlan;
import dev.acrida.engine.definition.TaskSetClass;
import dev.acrida.spi.TaskSetContext;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Picks a task of a user or task set, runs it, waits, and picks the next, until something ends it.
 * A task that is a task set is a loop inside the loop. Confined to the user's thread.
 */
final class TaskLoop {
    /** How a loop goes on after a task. */
    enum Next {
        WAIT,
        AT_ONCE
    }

    /**
     * A virtual thread is never preempted: tasks that neither block nor wait must let others in.
     */
    private static final int TASKS_BEFORE_YIELD = 64;

    private final LiveUser live;
    private final User user;
    private final TaskOwner owner;
    private final TaskPace pace;
    private final TaskOrder order;
    private final TaskPlan plan;
    private final @Nullable TaskLoop outer;
    private @Nullable Deque<TaskDefinition> scheduled;
    private int tasksSinceYield;

    private TaskLoop(
            LiveUser live,
            User user,
            TaskOwner owner,
            TaskPlan plan,
            TaskPace pace,
            @Nullable TaskLoop outer) {
        this.plan = plan;
        this.outer = outer;
        this.live = live;
        this.user = user;
        this.owner = owner;
        this.pace = pace;
        this.order = TaskOrder.of(plan, owner);
    }

    /** The outermost loop of a user. */
    static TaskLoop of(LiveUser live, User user, TaskPlan plan) {
        TaskLoop loop = new TaskLoop(live, user, user, plan, TaskPace.of(live, user), null);
        live.innermost(loop);
        return loop;
    }

    /**
     * Runs tasks until the owner is interrupted.
     *
     * @return how its parent goes on
     * @throws StopUser when the user shall end
     * @throws StopTest when the test shall
     */
    Next run() {
        try {
            while (true) {
                live.control().checkStop();
                waitWhilePaused();
                Next next = step();
                live.iterating().checkEnd();
                if (plan.once()) {
                    return next;
                }
                if (next == Next.WAIT) {
                    pause();
                }
                yieldNowAndThen();
            }
        } catch (InterruptTaskSet e) {
            return after(e);
        }
    }

    /**
     * Runs one task, which may be a whole task set, for each arrival: the first is there already.
     *
     * @throws StopUser when the user shall end
     * @throws StopTest when the test shall
     */
    void serve(Seat seat) {
        while (true) {
            live.control().checkStop();
            waitWhilePaused();
            step();
            live.iterating().checkEnd();
            while (!seat.isHanded()) {
                live.control().meet(seat);
                // An interrupt of anyone's between two tasks is for none of them.
                Thread.interrupted();
            }
            live.begin(seat);
        }
    }

    /** What was due while the test was paused is not made up for. */
    private void waitWhilePaused() {
        Gate gate = live.workload().gate();
        if (gate.isShut() && live.control().meet(gate::pass)) {
            pace.beginAnew();
        }
    }

    /** Waits as the owner's {@code waitTime()} says. */
    void pause() {
        pace.pause();
    }

    /** Whether this is the loop of that user or task set. */
    boolean isOf(TaskOwner candidate) {
        return owner.equals(candidate);
    }

    /** The loop that this one is in; null if it is the user's. */
    @Nullable TaskLoop outer() {
        return outer;
    }

    /** Runs this task next, or after those that were scheduled before. */
    void schedule(TaskDefinition task, boolean first) {
        Deque<TaskDefinition> queue = scheduled;
        if (queue == null) {
            queue = new ArrayDeque<>(1);
            scheduled = queue; // most users never schedule a task, and there may be a million
        }
        if (first) {
            queue.addFirst(task);
        } else {
            queue.addLast(task);
        }
    }

    void schedule(Class<? extends TaskSet> task, boolean first) {
        schedule(plan.find(task), first);
    }

    private Next step() {
        try {
            return perform(nextTask());
        } catch (RescheduleTask e) {
            return Next.WAIT;
        } catch (RescheduleTaskImmediately e) {
            return Next.AT_ONCE;
        }
    }

    private TaskDefinition nextTask() {
        return scheduled == null || scheduled.isEmpty() ? order.next() : scheduled.removeFirst();
    }

    private Next perform(TaskDefinition task) {
        try {
            return switch (task) {
                case TaskDefinition.OfMethod method -> {
                    iterate(() -> method.call(owner));
                    yield Next.WAIT;
                }
                case TaskDefinition.OfCode code -> {
                    iterate(code.code()::run);
                    yield Next.WAIT;
                }
                case TaskDefinition.OfTaskSet set -> enter(set.taskSet());
            };
        } catch (InterruptTaskSet e) {
            return leave(e);
        } catch (ControlFlow e) {
            throw e;
        } catch (Throwable e) {
            live.taskFailed(e);
            return Next.WAIT;
        }
    }

    private void iterate(Iteration task) throws Throwable {
        live.iterating().begin();
        try {
            task.run();
        } finally {
            live.iterationEnded();
        }
    }

    /** A user is in no task set that it could leave: that is a mistake, but no reason to die. */
    private Next leave(InterruptTaskSet interrupt) {
        if (owner instanceof TaskSet) {
            throw interrupt;
        }
        live.taskFailed(
                new IllegalStateException(
                        owner.getClass().getSimpleName()
                                + ": interrupt() leaves a task set, but this task is the user's"
                                + " own: use stopUser() to end the user"));
        return Next.WAIT;
    }

    private Next enter(TaskSetClass type) throws Throwable {
        TaskSet set =
                ScopedValue.where(TaskSetContext.CURRENT, new TaskSetContext(user, owner))
                        .<TaskSet, Throwable>call(() -> type.create(owner));
        TaskPace paceInside = pace.inside(set, type.plan().ownWaitTime());
        TaskLoop inner = new TaskLoop(live, user, set, type.plan(), paceInside, this);
        live.innermost(inner);
        try {
            return inner.visit();
        } finally {
            live.innermost(this);
        }
    }

    /** A task set from {@code onStart} to {@code onStop}. */
    private Next visit() throws Exception {
        try {
            owner.onStart();
        } catch (InterruptTaskSet e) {
            return after(e);
        }
        try {
            Next next = run();
            live.runOnStop(owner);
            return next;
        } catch (StopUser | StopTest e) {
            live.control().beginEnding();
            live.runOnStop(owner);
            throw e;
        }
    }

    private static Next after(InterruptTaskSet interrupt) {
        return interrupt.reschedule() ? Next.AT_ONCE : Next.WAIT;
    }

    @SuppressWarnings("ThreadPriorityCheck") // fairness between users, not correctness
    private void yieldNowAndThen() {
        tasksSinceYield++;
        if (tasksSinceYield == TASKS_BEFORE_YIELD) {
            tasksSinceYield = 0;
            Thread.yield();
        }
    }

    /** One run of a task. */
    private interface Iteration {
        void run() throws Throwable;
    }
}
