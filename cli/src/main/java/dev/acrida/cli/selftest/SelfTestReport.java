package dev.acrida.cli.selftest;

import dev.acrida.cli.machine.MachineFacts;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Runs the self-test, prints what came of it, and keeps it. */
public final class SelfTestReport {
    private static final System.Logger LOG = System.getLogger("acrida.selftest");
    private static final double QUIET = 0.15;

    private final PrintStream out;

    /** Prints here. */
    public SelfTestReport(PrintStream out) {
        this.out = out;
    }

    /**
     * Does it all.
     *
     * @throws IOException if the test's target cannot be started or reached
     * @throws java.io.UncheckedIOException if the result cannot be kept
     */
    public void run() throws IOException, InterruptedException {
        out.println("This machine: " + sentence(MachineFacts.ofSpeed()));
        out.println("Measuring for about 12 seconds: other work on this machine disturbs it");
        SelfTest.Finding finding = new SelfTest().run();
        CeilingFile file = CeilingFile.ofUser();
        file.write(finding.ceiling());
        print(finding.ceiling());
        if (finding.othersShare() > QUIET) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Others used {0} % of the cores meanwhile: repeat this on a quiet machine",
                    Math.round(finding.othersShare() * 100));
        }
        out.println("Kept in " + file.path() + ": later runs print their head-room");
        out.flush();
    }

    private static String sentence(Map<String, String> facts) {
        return "%s cores of %s, %s, %s"
                .formatted(
                        facts.get("cores"),
                        facts.get("processor"),
                        facts.get("system"),
                        facts.get("java"));
    }

    private void print(Ceiling c) {
        out.printf(
                Locale.ROOT,
                "Timer:   a thread that sleeps 1 ms wakes %.0f µs late in the median, %.0f µs at"
                        + " 99 %%%n",
                c.timerMedianMicros(),
                c.timerMicros());
        out.printf(
                Locale.ROOT,
                "Latency: a request takes %.0f µs by a bare socket, %.0f µs by Acrida: %.0f µs"
                        + " more%n",
                c.bareMicros(),
                c.ownMicros(),
                c.addedMicros());
        out.printf(
                Locale.ROOT,
                "Beside:  %,.0f requests/s, with a target beside it that took %.1f cores; each"
                        + " cost the generator %.1f µs of CPU%n",
                c.besideTarget(),
                c.targetCores(),
                c.cpuMicros());
        out.printf(
                Locale.ROOT,
                "Ceiling: about %,.0f requests/s when the target is elsewhere%n",
                c.requestsPerSecond());
    }
}
