package dev.acrida.http.wire;

import java.nio.channels.SelectionKey;

/** What hangs on a key of a loop: a connection of either version of HTTP. */
sealed interface KeyOwner permits Connection, Http2Connection {
    /** On the loop: the channel can be read, written or connected. */
    void ready(SelectionKey key);

    /** On any thread: wakes who waits for longer than it may. */
    void wakeIfDue(long now);

    /** On any thread: the run is over, and whoever waits is told. */
    void shutDown();
}
