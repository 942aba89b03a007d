package dev.acrida.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The places where users of a test wait for each other. Thread-safe. */
final class Meetings {
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /**
     * Waits until so many users are at a place.
     *
     * @return false if the time was up before
     */
    boolean meet(String name, int users, long nanos) throws InterruptedException {
        return places.computeIfAbsent(name, n -> new Place()).meet(users, nanos);
    }

    /** One place; who leaves it early does not count for those that come later. */
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition complete = lock.newCondition();
        private int waiting;
        private long round;

        boolean meet(int users, long nanos) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                waiting++;
                if (waiting >= users) {
                    waiting = 0;
                    round++;
                    complete.signalAll();
                    return true;
                }
                return await(round, nanos);
            } finally {
                lock.unlock();
            }
        }

        private boolean await(long mine, long nanos) throws InterruptedException {
            long left = nanos;
            try {
                while (round == mine && left > 0) {
                    left = complete.awaitNanos(left);
                }
                return round != mine;
            } finally {
                if (round == mine) {
                    waiting--;
                }
            }
        }
    }
}
