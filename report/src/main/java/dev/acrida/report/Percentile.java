package dev.acrida.report;

import dev.acrida.stats.EntryStats;

import java.math.BigDecimal;
import java.util.List;

/**
 * A percentile that reports show. Immutable.
 *
 * @param label its column, for example {@code 99.9%}
 * @param quantile 0..1
 */
public record Percentile(String label, double quantile) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Those of every report, in order, unless others are asked for: Locust's. */
    public static final List<Percentile> REPORTED =
            List.of(
                    new Percentile("50%", 0.5),
                    new Percentile("66%", 0.66),
                    new Percentile("75%", 0.75),
                    new Percentile("80%", 0.8),
                    new Percentile("90%", 0.9),
                    new Percentile("95%", 0.95),
                    new Percentile("98%", 0.98),
                    new Percentile("99%", 0.99),
                    new Percentile("99.9%", 0.999),
                    new Percentile("99.99%", 0.9999),
                    new Percentile("100%", 1));

    /**
     * Reads one: {@code 95%}, or {@code 0.95} as Locust writes it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Percentile parse(String text) {
        try {
            boolean percent = text.endsWith("%");
            String number = percent ? text.substring(0, text.length() - 1) : text;
            BigDecimal given = new BigDecimal(number.strip());
            BigDecimal quantile = percent ? given.divide(HUNDRED) : given;
            if (quantile.signum() >= 0 && quantile.compareTo(BigDecimal.ONE) <= 0) {
                String label = quantile.multiply(HUNDRED).stripTrailingZeros().toPlainString();
                return new Percentile(label + "%", quantile.doubleValue());
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw new IllegalArgumentException(
                "must be a percentile such as 0.95 or 95%%, was '%s'".formatted(text));
    }

    /** Whether the entry has any response time to take a percentile of. */
    static boolean knownFor(EntryStats entry) {
        return entry.count() > entry.untimed();
    }
}
