package dev.acrida.cluster.master;

import dev.acrida.cluster.master.Member.Presence;

import java.time.Duration;

/**
 * How long workers are waited for. Immutable.
 *
 * @param silence after which one counts as lost
 * @param drain how long the last report of a lost one is waited for at the end of a test
 * @param users how long users may take to end
 */
record Patience(Duration silence, Duration drain, Duration users) {
    static Patience of(MasterSettings settings, Duration stopTimeout) {
        return new Patience(
                settings.silence(),
                settings.drain(),
                stopTimeout.multipliedBy(2).plus(settings.drain()));
    }

    /** Whether a worker that should be there has been silent for too long. */
    boolean misses(Member member, long nowNanos) {
        return member.presence == Presence.THERE
                && nowNanos - member.heardNanos > silence.toNanos();
    }

    /** Whether the last report of a worker need not be waited for any more. */
    boolean isUpFor(Member member, long stoppedNanos, long nowNanos) {
        if (member.presence == Presence.THERE) {
            return nowNanos - stoppedNanos > users.toNanos();
        }
        return nowNanos - member.heardNanos > drain.toNanos();
    }
}
