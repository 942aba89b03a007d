package dev.acrida.engine.capacity;

/**
 * What one rate came to. Immutable.
 *
 * @param rate arrivals per second
 * @param outcome whether the target bore it
 * @param throughput requests per second that were answered
 * @param responseMillis mean response time, in milliseconds; 0 if there was none
 * @param reason why it did not hold or count, in a few words; empty if it held
 */
public record CapacityStep(
        double rate, Outcome outcome, double throughput, double responseMillis, String reason) {
    /** What a step can come to. */
    public enum Outcome {
        /** All that was asked of the target holds at this rate. */
        HELD,
        /** Something does not. */
        BROKEN,
        /** The load generator may have measured itself: the step says nothing of the target. */
        LIMITED
    }

    /** Throughput over response time, by which Kleinrock (1979) finds the knee of a system. */
    double power() {
        return responseMillis > 0 ? throughput / responseMillis : 0;
    }
}
