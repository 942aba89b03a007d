package dev.acrida.engine.dispatch;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.SortedMap;

/**
 * The iterations in which Locust brings users from one number to another: {@code max(1,
 * floor(rate))} users each, {@link #pause()} apart, each told as absolute counts. Acrida's own runs
 * are smoother, see {@link RampPace}; this is for those who need Locust's steps, such as its own
 * workers. Not thread-safe.
 */
public final class DispatchCycle {
    private final Dispatcher dispatcher;
    private final int target;
    private final double rate;
    private final int perIteration;
    private boolean begun;

    /** Locust looks for a rebalancing at the beginning and after each change, not after another. */
    private boolean mayRebalance = true;

    private boolean exhausted;

    /**
     * Begins a cycle; the dispatcher may gain and lose workers while it goes on.
     *
     * @param target users at the end, at least 0
     * @param rate users per second, more than 0
     */
    public DispatchCycle(Dispatcher dispatcher, int target, double rate) {
        dispatcher.beginCycle();
        RampPace checked = new RampPace(dispatcher.users(), target, rate);
        this.dispatcher = dispatcher;
        this.target = checked.target();
        this.rate = checked.rate();
        this.perIteration = (int) Math.max(1, Math.floor(rate));
    }

    /** Whether there is another iteration. */
    public boolean hasNext() {
        return !begun || rebalancingIsDue() || (dispatcher.intended() != target && !exhausted);
    }

    /**
     * The next iteration.
     *
     * @return how many users of each class each worker shall have from now on, zeros included
     * @throws NoSuchElementException if the cycle is over
     */
    public SortedMap<String, SortedMap<String, Integer>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the dispatch cycle to " + target + " users is over");
        }
        begun = true;
        if (rebalancingIsDue()) {
            dispatcher.rebalancingTold();
            mayRebalance = false;
            return dispatcher.counts();
        }
        mayRebalance = dispatcher.intended() != target;
        move(goal());
        return dispatcher.counts();
    }

    /** The time from one iteration to the next, unless workers came or went in between. */
    public Duration pause() {
        return Duration.ofNanos(Math.round(perIteration / rate * 1e9));
    }

    private boolean rebalancingIsDue() {
        return mayRebalance && dispatcher.rebalanced();
    }

    private void move(int goal) {
        while (dispatcher.intended() < goal && !exhausted) {
            exhausted = dispatcher.add().isEmpty();
        }
        while (dispatcher.intended() > goal && !exhausted) {
            exhausted = dispatcher.remove().isEmpty();
        }
    }

    private int goal() {
        int users = dispatcher.intended();
        return users < target
                ? Math.min(users + perIteration, target)
                : Math.max(users - perIteration, target);
    }
}
