package dev.acrida;

import java.time.Duration;

/**
 * A wait time that counts from start to start: the user has a schedule, so that late starts and
 * those left out are known, and response times can be taken from when a task should have begun. A
 * task that takes longer than its gap is followed at once by the next, and what was missed is not
 * caught up. Thread-safe if {@link #gap} is.
 */
public interface Pacing extends WaitTime {
    /** The time from the last start to the next, at least zero; asked once for each start. */
    Duration gap();

    /** The mean of all gaps. */
    default Duration meanGap() {
        return gap();
    }

    @Override
    default Duration after(Duration ran) {
        Duration gap = gap();
        return ran.compareTo(gap) >= 0 ? Duration.ZERO : gap.minus(ran);
    }
}
