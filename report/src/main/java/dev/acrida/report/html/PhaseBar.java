package dev.acrida.report.html;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.Phase;
import dev.acrida.stats.Phases;
import dev.acrida.stats.StatsSnapshot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where the time of an entry's requests went, in the mean.
 *
 * @param entry whose
 * @param parts one for each phase that took any time
 * @param millis all of them together
 */
record PhaseBar(String entry, List<Part> parts, String millis) {

    /** The slowest first, the total before all; empty if nothing is known of phases. */
    static List<PhaseBar> of(StatsSnapshot stats) {
        List<EntryStats> known =
                Stream.concat(
                                Stream.of(stats.total()),
                                stats.entries().stream()
                                        .sorted((a, b) -> Double.compare(sum(b), sum(a))))
                        .filter(entry -> entry.phases().requests() > 0)
                        .toList();
        double longest = known.stream().mapToDouble(PhaseBar::sum).max().orElse(0);
        return longest == 0 ? List.of() : known.stream().map(each -> of(each, longest)).toList();
    }

    private static PhaseBar of(EntryStats entry, double longest) {
        boolean total = entry.key().equals(EntryKey.TOTAL);
        return new PhaseBar(
                total ? "All together" : entry.key().toString(),
                Arrays.stream(Phase.values())
                        .filter(phase -> entry.phases().nanos(phase) > 0)
                        .map(phase -> Part.of(phase, entry.phases(), longest))
                        .toList(),
                millis(sum(entry)));
    }

    private static double sum(EntryStats entry) {
        return Arrays.stream(Phase.values()).mapToDouble(entry.phases()::averageMillis).sum();
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : "%.1f", millis);
    }

    /**
     * A phase.
     *
     * @param kind its name in the style
     * @param label its name
     * @param millis how long it took in the mean
     * @param width its part of the longest bar, in percent
     */
    record Part(String kind, String label, String millis, String width) {
        static Part of(Phase phase, Phases phases, double longest) {
            double millis = phases.averageMillis(phase);
            return new Part(
                    phase.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    phase.label(),
                    millis(millis),
                    String.format(Locale.ROOT, "%.2f", 100 * millis / longest));
        }

        private static String millis(double millis) {
            return PhaseBar.millis(millis);
        }
    }
}
