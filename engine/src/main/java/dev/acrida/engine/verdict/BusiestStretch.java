package dev.acrida.engine.verdict;

import java.util.ArrayDeque;

/**
 * The highest mean of a share over any stretch of about ten seconds, or over all that there is
 * while that is shorter. A mean, since a second of full load harms nobody, and a stretch rather
 * than the whole run, since ten minutes of calm do not heal one of overload. Not thread-safe.
 */
final class BusiestStretch {
    private static final long LENGTH_NANOS = 10_000_000_000L;

    private final ArrayDeque<Part> parts = new ArrayDeque<>();
    private long nanos;
    private double busyNanos;
    private double highest = Double.NaN;

    /** Adds a share that held for so long; one that is not known is left out. */
    void add(double share, long length) {
        if (Double.isNaN(share) || length <= 0) {
            return;
        }
        boolean full = nanos >= LENGTH_NANOS;
        parts.addLast(new Part(share * length, length));
        nanos += length;
        busyNanos += share * length;
        while (nanos - parts.getFirst().nanos() >= LENGTH_NANOS) {
            Part oldest = parts.removeFirst();
            nanos -= oldest.nanos();
            busyNanos -= oldest.busyNanos();
        }
        double mean = Math.clamp(busyNanos / nanos, 0, 1);
        highest = full ? Math.max(highest, mean) : mean;
    }

    /** The highest mean so far; not a number while there is none. */
    double highest() {
        return highest;
    }

    private record Part(double busyNanos, long nanos) {}
}
