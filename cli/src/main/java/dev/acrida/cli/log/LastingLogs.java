package dev.acrida.cli.log;

import java.util.logging.LogManager;

/** Keeps its handlers when the JVM begins to shut down: there is still something to say then. */
public final class LastingLogs extends LogManager {
    /** Called by the JDK. */
    public LastingLogs() {}

    /** Does nothing. */
    @Override
    public void reset() {}
}
