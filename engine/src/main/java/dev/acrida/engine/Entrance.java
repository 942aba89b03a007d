package dev.acrida.engine;

import dev.acrida.engine.arrival.LoadSplit;
import dev.acrida.engine.arrival.OpenLoad;

import java.util.List;

/** Where users come in who arrive: here, or elsewhere. Confined to the run's loop. */
public interface Entrance {
    /**
     * Lets users arrive.
     *
     * @param load the process, its seed, and how many users there may be
     * @param originNanos when the rates begin
     * @param endNanos from when on nobody arrives; {@link Long#MAX_VALUE} for never
     * @param streams at least one
     */
    void open(OpenLoad load, long originNanos, long endNanos, List<LoadSplit.Stream> streams);

    /** From now on this stream has this rate, and these classes; it is added if it is new. */
    void change(LoadSplit.Stream stream);

    /** Lets nobody in any more; who should have come before this time has come too late. */
    void close(long nowNanos);

    /** Whether nobody is being served, and, as things are now, nobody will come. */
    boolean isEmptyForGood();
}
