package dev.acrida;

/** From few to many users, back at once, and again. */
public abstract class SawtoothShape extends LoadShape {
    private final int minUsers;
    private final int maxUsers;
    private final double toothSeconds;
    private final int teeth;

    /**
     * So many teeth.
     *
     * @param minUsers users at the beginning of a tooth
     * @param maxUsers users at its end
     * @param toothSeconds how long it lasts, more than 0
     * @param teeth how many, at least 1
     */
    protected SawtoothShape(int minUsers, int maxUsers, double toothSeconds, int teeth) {
        this.minUsers = minUsers;
        this.maxUsers = maxUsers;
        this.toothSeconds = Spans.positive("a tooth", toothSeconds);
        this.teeth = teeth;
        if (teeth < 1) {
            throw new IllegalArgumentException("a saw needs at least 1 tooth, has " + teeth);
        }
    }

    @Override
    public Tick tick() {
        double tooth = seconds() / toothSeconds;
        if (tooth >= teeth) {
            return stop();
        }
        double part = tooth - Math.floor(tooth);
        int users = (int) Math.round(minUsers + part * (maxUsers - minUsers));
        return users(users, Math.max(1, Math.abs(users - currentUsers())));
    }
}
