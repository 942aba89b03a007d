package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Letter;
import dev.acrida.engine.StopReason;

/** What tests on workers want: of the run, and of each other. Thread-safe; returns at once. */
interface Wishes {
    /** The test shall stop. */
    void stop(StopReason reason);

    /** All statistics shall begin anew. */
    void resetStats();

    /** The master's own test shall hear this. */
    void deliver(Letter letter, String from);
}
