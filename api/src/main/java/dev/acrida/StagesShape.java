package dev.acrida;

import java.util.List;

/** One stage after the other, then the end. */
public abstract class StagesShape extends LoadShape {
    private final List<Stage> stages;

    /**
     * These stages: {@code super(stage(60, 10, 10), stage(300, 100, 5))}.
     *
     * @param stages at least one
     */
    protected StagesShape(Stage... stages) {
        this.stages = List.of(stages);
        if (stages.length == 0) {
            throw new IllegalArgumentException("a StagesShape needs at least 1 stage, has none");
        }
    }

    /**
     * A stage.
     *
     * @param seconds how long it lasts, its ramp included
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
        double end = 0;
        for (Stage stage : stages) {
            end += stage.seconds();
            if (seconds() < end) {
                return stage.tick();
            }
        }
        return stop();
    }
}
