package dev.acrida.threshold;

/** A text that somebody typed, in which a place can be pointed at. Immutable. */
record Caret(String text) {
    ThresholdException at(int place, String why) {
        return new ThresholdException(
                "not a condition: %s\n  %s\n  %s^".formatted(why, text, " ".repeat(place)));
    }
}
