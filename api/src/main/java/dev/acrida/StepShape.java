package dev.acrida;

/** So many users more every so many seconds, like stairs. */
public abstract class StepShape extends LoadShape {
    private final double stepSeconds;
    private final int stepUsers;
    private final double spawnRate;
    private final double limitSeconds;

    /**
     * These stairs.
     *
     * @param stepSeconds the length of a step, more than 0
     * @param stepUsers users added with each step, also the first
     * @param spawnRate users started per second
     * @param limitSeconds when the test ends
     */
    protected StepShape(double stepSeconds, int stepUsers, double spawnRate, double limitSeconds) {
        this.stepSeconds = Spans.positive("a step", stepSeconds);
        this.stepUsers = stepUsers;
        this.spawnRate = spawnRate;
        this.limitSeconds = Spans.check("the stairs", limitSeconds);
    }

    @Override
    public Tick tick() {
        if (seconds() >= limitSeconds) {
            return stop();
        }
        int step = 1 + (int) Math.floor(seconds() / stepSeconds);
        return users(step * stepUsers, spawnRate);
    }
}
