package dev.acrida.cli.run;

import dev.acrida.threshold.FailIf;
import dev.acrida.verdict.Validity;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is added to the test from outside. Immutable.
 *
 * @param failIf conditions under which the run has failed, beside those of the user classes
 * @param requestLog where each request is written, if that is asked for
 * @param worstVerdict the run fails if its verdict is worse
 */
public record RunExtras(List<FailIf> failIf, Optional<Path> requestLog, Validity worstVerdict) {
    /** Copies the list. */
    public RunExtras {
        failIf = List.copyOf(failIf);
    }
}
