package dev.acrida;

/** What a run is doing. */
public enum RunState {
    /** Set up, nothing started yet. */
    READY,
    /** Users are being started or removed. */
    SPAWNING,
    /** All users asked for are running. */
    RUNNING,
    /** Users are ending. */
    STOPPING,
    /** All users have ended. */
    STOPPED
}
