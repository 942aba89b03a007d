package dev.acrida;

/** Few users, suddenly very many, and few again. */
public abstract class SpikeShape extends LoadShape {
    private final int normalUsers;
    private final int spikeUsers;
    private final double calmSeconds;
    private final double spikeSeconds;

    /**
     * A spike between two calms.
     *
     * @param normalUsers users before and after
     * @param spikeUsers users in the spike, all started and ended within a second
     * @param calmSeconds how long each calm lasts
     * @param spikeSeconds how long the spike lasts
     */
    protected SpikeShape(int normalUsers, int spikeUsers, double calmSeconds, double spikeSeconds) {
        this.normalUsers = normalUsers;
        this.spikeUsers = spikeUsers;
        this.calmSeconds = Spans.check("a calm", calmSeconds);
        this.spikeSeconds = Spans.check("a spike", spikeSeconds);
    }

    @Override
    public Tick tick() {
        double now = seconds();
        if (now >= 2 * calmSeconds + spikeSeconds) {
            return stop();
        }
        boolean spike = now >= calmSeconds && now < calmSeconds + spikeSeconds;
        return users(
                spike ? spikeUsers : normalUsers, Math.max(1, Math.max(normalUsers, spikeUsers)));
    }
}
