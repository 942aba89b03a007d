package dev.acrida.stats;

/**
 * How far a schedule of starts was kept: {@code due = started + dropped}, but for arrivals that
 * were under way to their user when the run stopped. Immutable.
 *
 * @param due arrivals whose time has come
 * @param started arrivals that a user has begun to serve
 * @param dropped arrivals that found no user free and no more allowed
 * @param missed starts that paced users left out, since they were still busy
 * @param lateNanos the sum of the times by which arrivals and paced starts were late, by the
 *     generator's own fault
 * @param mostLateNanos the longest of these
 * @param onSchedule how many these are: arrivals started, and starts of paced users
 */
public record ScheduleStats(
        long due,
        long started,
        long dropped,
        long missed,
        long lateNanos,
        long mostLateNanos,
        long onSchedule) {
    /** Of a run without a schedule. */
    public static final ScheduleStats NONE = new ScheduleStats(0, 0, 0, 0, 0, 0, 0);

    private static final double NANOS_PER_MILLI = 1e6;

    /** Whether anything had a schedule. */
    public boolean any() {
        return due > 0 || onSchedule > 0;
    }

    /** The share of arrivals that were dropped, 0..1; 0 when none was due. */
    public double droppedRatio() {
        return due == 0 ? 0 : (double) dropped / due;
    }

    /** By how much starts were late in the mean, in milliseconds; 0 when there is none. */
    public double averageLateMillis() {
        return onSchedule == 0 ? 0 : (double) lateNanos / onSchedule / NANOS_PER_MILLI;
    }

    /** By how much a start was late at most, in milliseconds. */
    public double mostLateMillis() {
        return mostLateNanos / NANOS_PER_MILLI;
    }

    /** Both together. */
    public ScheduleStats plus(ScheduleStats other) {
        return new ScheduleStats(
                due + other.due,
                started + other.started,
                dropped + other.dropped,
                missed + other.missed,
                lateNanos + other.lateNanos,
                Math.max(mostLateNanos, other.mostLateNanos),
                onSchedule + other.onSchedule);
    }
}
