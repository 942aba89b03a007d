package dev.acrida.engine;

/** Where users wait before their next task while a test is paused. Thread-safe. */
final class Gate {
    private boolean shut;

    /** From now on users wait. */
    synchronized void shut() {
        shut = true;
    }

    /** Lets all users go on. */
    synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** Whether users would wait now. */
    synchronized boolean isShut() {
        return shut;
    }

    /** Waits while the gate is shut; true if it did. */
    synchronized boolean pass() throws InterruptedException {
        boolean waited = shut;
        while (shut) {
            wait();
        }
        return waited;
    }
}
