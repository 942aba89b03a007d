package dev.acrida.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How numbers are written. Every report rounds a value here, once, so that files and console agree;
 * what the console shows is the files' value with fewer digits. Plain decimals, never an exponent.
 */
final class Figures {
    private static final BigDecimal TEN = BigDecimal.TEN;

    private Figures() {}

    /** Milliseconds (or bytes) to at most three decimals, so to the microsecond. */
    static BigDecimal thousandths(double value) {
        return rounded(value, 3);
    }

    /** Nanoseconds as milliseconds, exact. */
    static BigDecimal exactMillis(long nanos) {
        return shortest(BigDecimal.valueOf(nanos, 6));
    }

    /** Events per second, or a ratio, to at most six decimals. */
    static BigDecimal millionths(double value) {
        return rounded(value, 6);
    }

    /**
     * Milliseconds for the eye: one decimal below 10 ms, none from there on; 0 when there is none.
     */
    static String readable(double millis) {
        BigDecimal value = thousandths(millis);
        BigDecimal tenths = value.setScale(1, RoundingMode.HALF_UP);
        if (value.signum() == 0) {
            return "0";
        }
        return tenths.compareTo(TEN) < 0
                ? tenths.toPlainString()
                : value.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    /** A rate for the eye: always two decimals. */
    static String readableRate(double perSecond) {
        return millionths(perSecond).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Failures with their share: {@code 3(1.50%)}. */
    static String failures(long failures, double ratio) {
        return String.format(Locale.ROOT, "%d(%.2f%%)", failures, ratio * 100);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return shortest(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
