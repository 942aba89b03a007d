package dev.acrida.http.wire;

/** What a user's thread waits for: a connection of its own, or one stream of several. */
sealed interface Awaited permits Connection, Http2Stream {
    /** Tells the watch until when to let the user's thread sleep. */
    void watch(Attempt attempt);

    /** When something last arrived or was sent, by {@link System#nanoTime()}. */
    long activeNanos();
}
