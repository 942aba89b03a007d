package dev.acrida.engine.arrival;

/**
 * Which of the arrivals of a stream are for this process, where several share them: by their
 * numbers, so that each is for one of them, and all together are those that one process would have.
 * Immutable.
 *
 * @param place of this process among them, from 0; -1 for none
 * @param of how many there are, at least 1
 * @param tooLate whether there was nobody to let them in at their time: they are counted only
 */
public record Turn(int place, int of, boolean tooLate) {
    /** All are for this process. */
    public static final Turn ALL = new Turn(0, 1, false);

    /** Checks the ranges. */
    public Turn {
        if (of < 1 || place < -1 || place >= of) {
            throw new IllegalArgumentException(
                    "place must be within -1..%d, was %d".formatted(of - 1, place));
        }
    }

    /** Whether the arrival of this number is for this process. */
    public boolean has(long index) {
        return index % of == place;
    }
}
