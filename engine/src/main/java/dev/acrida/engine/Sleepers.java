package dev.acrida.engine;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets any number of threads sleep by one timer thread. A timed park of a virtual thread wakes the
 * JVM's timer thread twice, to put the timer in and to take it out again; here a sleeper wakes it
 * only if it is to be woken before all others. What that saves is in benchmarks/NOTES.md.
 * Thread-safe.
 */
final class Sleepers {
    private static final long NEVER = Long.MAX_VALUE;

    private final long originNanos = System.nanoTime();
    private final Queue<Sleeper> arrived = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Sleeper> asleep = // the timer thread's
            new PriorityQueue<>(Comparator.comparingLong(sleeper -> sleeper.dueNanos));
    private final Thread timer;

    /** Until when the timer thread sleeps if nobody wakes it; over, while it is awake. */
    private volatile long wakesAtNanos = NEVER;

    private Sleepers() {
        timer = Thread.ofPlatform().name("acrida-sleepers").daemon().unstarted(this::run);
    }

    /** With a timer thread that goes on as long as the process. */
    static Sleepers start() {
        Sleepers sleepers = new Sleepers();
        sleepers.timer.start();
        return sleepers;
    }

    /** Waits this long on the calling thread. */
    void sleep(long nanos) throws InterruptedException {
        Sleeper sleeper = new Sleeper(now() + nanos, Thread.currentThread());
        arrived.add(sleeper);
        if (sleeper.dueNanos < wakesAtNanos) {
            LockSupport.unpark(timer);
        }
        while (!sleeper.awake) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                sleeper.awake = true;
                throw new InterruptedException();
            }
        }
    }

    private void run() {
        while (true) {
            takeIn();
            wakeDue();
            Sleeper next = asleep.peek();
            wakesAtNanos = next == null ? NEVER : next.dueNanos;
            // Whoever came before this line is seen here; who comes after it sees the new time.
            if (arrived.isEmpty()) {
                parkUntil(wakesAtNanos);
            }
        }
    }

    private void takeIn() {
        for (Sleeper one = arrived.poll(); one != null; one = arrived.poll()) {
            asleep.add(one);
        }
    }

    private void wakeDue() {
        for (Sleeper next = asleep.peek(); next != null && isOver(next); next = asleep.peek()) {
            asleep.remove();
            if (!next.awake) {
                next.awake = true;
                LockSupport.unpark(next.thread);
            }
        }
    }

    private boolean isOver(Sleeper sleeper) {
        return sleeper.awake || sleeper.dueNanos <= now();
    }

    private void parkUntil(long dueNanos) {
        if (dueNanos == NEVER) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, dueNanos - now());
        }
    }

    private long now() {
        return System.nanoTime() - originNanos;
    }

    private static final class Sleeper {
        final long dueNanos;
        final Thread thread;
        volatile boolean awake;

        Sleeper(long dueNanos, Thread thread) {
            this.dueNanos = dueNanos;
            this.thread = thread;
        }
    }
}
