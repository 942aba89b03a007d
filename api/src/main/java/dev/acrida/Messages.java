package dev.acrida;

import java.util.function.Consumer;

/**
 * Messages of the test's own between the nodes of a run. A node hears what others send to it; in a
 * run of one process it hears itself. Thread-safe.
 *
 * <p>A payload travels as JSON: a record, map, list, string, number or Jackson tree. It does so
 * also in one process, so that a test that works there works on many.
 */
public interface Messages {
    /**
     * Calls the listener for every message of this type from now on, one at a time. What it throws
     * is logged and counted, as with events.
     *
     * @param type a name that the test chooses
     * @param payload what the payload is read as
     */
    <T> void on(String type, Class<T> payload, Consumer<? super Message<T>> listener);

    /**
     * Like {@link #on}, but each message is heard on a thread of its own, several at the same time:
     * for listeners that take their time.
     */
    <T> void onConcurrently(String type, Class<T> payload, Consumer<? super Message<T>> listener);

    /** Stops calling the listeners of this type. */
    void off(String type);

    /**
     * Sends to all nodes on the other side: from a master to its workers, from a worker to its
     * master, and otherwise to the listeners of this process, on the calling thread. A message that
     * nobody listens to is logged as a warning.
     *
     * @throws IllegalArgumentException if the payload cannot be written as JSON
     */
    void send(String type, Object payload);

    /**
     * Like {@link #send(String, Object)}, to one node only.
     *
     * @param node its name, as in {@link Message#from}
     */
    void send(String type, Object payload, String node);
}
