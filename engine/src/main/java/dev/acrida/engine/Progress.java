package dev.acrida.engine;

import java.time.Duration;

/**
 * How far a test had come when the process that steered it ended. Immutable.
 *
 * @param elapsed since it began
 * @param users that there were to be, those who arrive left out
 * @param spawned whether all had been started at some time
 */
public record Progress(Duration elapsed, int users, boolean spawned) {
    /** Of a test that begins. */
    static final Progress NONE = new Progress(Duration.ZERO, 0, false);
}
