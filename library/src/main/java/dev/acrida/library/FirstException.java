package dev.acrida.library;

import dev.acrida.Events;
import dev.acrida.StopTest;
import dev.acrida.UserError;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Ends a run at the first exception of a task, and keeps it. Thread-safe. */
final class FirstException {
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();

    void listen(Events events) {
        events.on(
                UserError.class,
                event -> {
                    thrown.add(event.exception());
                    throw new StopTest();
                });
    }

    void rethrow() {
        Throwable first = thrown.peek();
        if (first != null) {
            throw new TaskFailedException(first);
        }
    }
}
