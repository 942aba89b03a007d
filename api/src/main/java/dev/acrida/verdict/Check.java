package dev.acrida.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was found of one concern. Immutable.
 *
 * @param concern what was looked at
 * @param value what was measured, in the concern's unit, at least 0
 * @param suspectAbove the limit above which figures are suspect
 * @param invalidAbove the limit above which they are invalid
 * @param note more about the value, in a few words; empty if there is no more
 */
public record Check(
        Concern concern, double value, double suspectAbove, double invalidAbove, String note) {
    private static final int DIGITS = 3;

    /** Checks that there is a value. */
    public Check {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    concern.label() + " must be a number >= 0, was " + value);
        }
    }

    /** By the limits of today. */
    public static Check of(Concern concern, double value) {
        return new Check(concern, value, concern.suspectAbove(), concern.invalidAbove(), "");
    }

    /** The same with more about the value. */
    public Check withNote(String note) {
        return new Check(concern, value, suspectAbove, invalidAbove, note);
    }

    /** What follows from it. */
    public Validity validity() {
        if (value > invalidAbove) {
            return Validity.INVALID;
        }
        return value > suspectAbove ? Validity.SUSPECT : Validity.VALID;
    }

    /** The value with its unit and the note, as a table shows it. */
    public String valueText() {
        return withUnit(value) + (note.isEmpty() ? "" : " (" + note + ")");
    }

    /** The limit that was passed, or else the first one, with its unit. */
    public String limitText() {
        return withUnit(validity() == Validity.INVALID ? invalidAbove : suspectAbove);
    }

    /** The finding as a sentence, with what to do about it if figures suffer. */
    @Override
    public String toString() {
        String finding = concern.label() + ": " + valueText();
        return validity() == Validity.VALID
                ? finding + ", at most " + limitText()
                : finding + ", more than " + limitText() + ": " + concern.remedy();
    }

    private String withUnit(double number) {
        int whole = BigDecimal.valueOf(number).toBigInteger().toString().length();
        BigDecimal rounded =
                BigDecimal.valueOf(number)
                        .setScale(Math.max(0, DIGITS - whole), RoundingMode.HALF_UP);
        // What is not nothing must not look like it.
        boolean vanished = rounded.signum() == 0 && number > 0;
        String text = vanished ? "< 0.01" : rounded.stripTrailingZeros().toPlainString();
        return text + " " + concern.unit().sign();
    }
}
