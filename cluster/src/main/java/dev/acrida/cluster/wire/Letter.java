package dev.acrida.cluster.wire;

/**
 * A message of the test's own on its way.
 *
 * @param number later ones have greater ones, those of a sender that was started anew too
 * @param type as the test calls it
 * @param json its payload
 */
public record Letter(long number, String type, String json) {
    /** The type of what listeners add to a report. Whoever gets it looks for it by this. */
    public static final String PAYLOAD = "acrida/report";

    /** Whether it goes with a report, and is no message of the test. */
    public boolean isPayload() {
        return type.equals(PAYLOAD);
    }
}
