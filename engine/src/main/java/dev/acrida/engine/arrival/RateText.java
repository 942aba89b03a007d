package dev.acrida.engine.arrival;

import java.math.BigDecimal;

/** Rates as people type them. */
final class RateText {
    private RateText() {}

    /** For example {@code 200/s} or {@code 0.5/s}. */
    static String perSecond(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString() + "/s";
    }
}
