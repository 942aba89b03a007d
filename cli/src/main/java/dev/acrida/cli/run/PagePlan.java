package dev.acrida.cli.run;

import dev.acrida.web.PageSettings;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run with a page goes. Immutable.
 *
 * @param settings where the page is served, and to whom
 * @param displayName what to call this machine when the page's address is printed
 * @param autostart whether a test is started at once
 * @param autoquit how long after its end the process ends, too
 * @param classPicker whether the page may choose user classes and shape
 */
public record PagePlan(
        PageSettings settings,
        Optional<String> displayName,
        boolean autostart,
        Optional<Duration> autoquit,
        boolean classPicker) {
    /** The same, starting at once. */
    public PagePlan withAutostart() {
        return new PagePlan(settings, displayName, true, autoquit, classPicker);
    }
}
