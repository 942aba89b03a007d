package dev.acrida.cluster.master;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where a master keeps what another process must know to go on with its test. Thread-safe. Whatever
 * a method was given outlives this process when the method returns.
 */
public interface Journal {
    /** Replaces the checkpoint. */
    void keep(byte[] checkpoint) throws IOException;

    /** What was kept last; empty if there is nothing, or it cannot be read. */
    Optional<byte[]> kept();

    /**
     * Adds a line about rows that are about to be handed out.
     *
     * @throws IOException if they must not be, since somebody else may hand out the same
     */
    void grant(String line) throws IOException;

    /** All lines, in the order in which they came. */
    List<String> granted();

    /** There is nothing to go on with. */
    void clear();

    /**
     * All is over, and nothing to go on with; masters that stand by may end, too.
     *
     * @param exitCode with which this process ends
     */
    void end(int exitCode);
}
