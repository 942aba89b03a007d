package dev.acrida.engine;

import dev.acrida.RunState;

import java.util.Optional;

/**
 * What a run does at one moment. Immutable.
 *
 * @param state of the run
 * @param users how many are alive
 * @param load what was asked for last
 * @param failedToStart users that ended in their constructor or {@code onStart} by an exception
 * @param stopReason why the test stopped or is stopping, if it is
 * @param paused whether users wait after their tasks until the test is resumed
 * @param iterations how many have ended, if the test ends after so many
 */
public record RunStatus(
        RunState state,
        int users,
        Load load,
        int failedToStart,
        Optional<StopReason> stopReason,
        boolean paused,
        Optional<IterationCount> iterations) {}
