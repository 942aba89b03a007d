package dev.acrida;

import java.util.List;

/**
 * One stage after the other, like {@link StagesShape}, but a stage's time begins only when its
 * users are there.
 */
public abstract class WaitForUsersShape extends LoadShape {
    private final List<Stage> stages;
    private int current;
    private double reachedAt = Double.NaN;

    /**
     * These stages: {@code super(stage(60, 10, 10), stage(60, 100, 5))}.
     *
     * @param stages at least one
     */
    protected WaitForUsersShape(Stage... stages) {
        this.stages = List.of(stages);
        if (stages.length == 0) {
            throw new IllegalArgumentException(
                    "a WaitForUsersShape needs at least 1 stage, has none");
        }
    }

    /**
     * A stage.
     *
     * @param seconds how long it lasts from when its users are there
     * @param users to be reached
     * @param spawnRate users started or ended per second until then
     * @param userClasses which get new users from now on; none for those that got them before
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    protected static Stage stage(
            double seconds, int users, double spawnRate, Class<? extends User>... userClasses) {
        return new Stage(seconds, users, spawnRate, List.of(userClasses));
    }

    @Override
    public Tick tick() {
        Stage stage = stages.get(current);
        if (Double.isNaN(reachedAt) && currentUsers() == stage.users()) {
            reachedAt = seconds();
        }
        if (seconds() - reachedAt >= stage.seconds()) {
            current++;
            reachedAt = Double.NaN;
        }
        return current == stages.size() ? stop() : stages.get(current).tick();
    }
}
