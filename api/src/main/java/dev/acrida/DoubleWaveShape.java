package dev.acrida;

/** Two waves, like the days of a shop that is busy at noon and in the evening. */
public abstract class DoubleWaveShape extends LoadShape {
    private final int minUsers;
    private final int firstPeak;
    private final int secondPeak;
    private final double limitSeconds;

    /**
     * Two peaks above a minimum, at a third and two thirds of the time.
     *
     * @param minUsers users in between, at least 0
     * @param firstPeak users at the first peak, beside the minimum
     * @param secondPeak users at the second peak, beside the minimum
     * @param limitSeconds when the test ends, more than 0
     */
    protected DoubleWaveShape(int minUsers, int firstPeak, int secondPeak, double limitSeconds) {
        this.minUsers = minUsers;
        this.firstPeak = firstPeak;
        this.secondPeak = secondPeak;
        this.limitSeconds = Spans.positive("a double wave", limitSeconds);
    }

    /** Gaussian bells as in Locust's example, {@code e^-((t / (T / 20) - 20 / 3)^2)}. */
    @Override
    public Tick tick() {
        if (seconds() >= limitSeconds) {
            return stop();
        }
        double t = seconds() * 20 / limitSeconds;
        double first = firstPeak * Math.exp(-Math.pow(t - 20 / 3.0, 2));
        double second = secondPeak * Math.exp(-Math.pow(t - 40 / 3.0, 2));
        int users = (int) Math.round(minUsers + first + second);
        return users(users, Math.max(1, Math.abs(users - currentUsers())));
    }
}
