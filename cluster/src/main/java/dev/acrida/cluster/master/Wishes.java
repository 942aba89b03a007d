package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Letter;
import dev.acrida.engine.StopReason;

import java.util.List;

/** What tests on workers want: of the run, and of each other. Thread-safe; returns at once. */
interface Wishes {
    /** The test shall stop. */
    void stop(StopReason reason);

    /** All statistics shall begin anew. */
    void resetStats();

    /** The master's own test shall hear this. */
    void deliver(Letter letter, String from);

    /** A worker is ready for users. */
    void connected(String worker, int index);

    /** Nothing was heard of a worker for too long. */
    void lost(String worker);

    /** A report of a worker has come, and is answered. */
    void reported(String worker, List<Letter> payloads);
}
