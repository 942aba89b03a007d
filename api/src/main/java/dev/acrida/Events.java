package dev.acrida;

import java.util.function.Consumer;

/**
 * Where listeners are added and removed. Thread-safe. An exception in a listener is logged and
 * counted; the other listeners are called all the same.
 */
public interface Events {
    /** Calls the listener for every event of this type from now on. */
    <E extends Event> void on(Class<E> type, Consumer<? super E> listener);

    /** Stops calling the listener. */
    <E extends Event> void off(Class<E> type, Consumer<? super E> listener);
}
