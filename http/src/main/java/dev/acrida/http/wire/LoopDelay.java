package dev.acrida.http.wire;

import java.time.Duration;

/**
 * How late virtual threads, and with them loops among the users, ran in the worst case. Immutable.
 *
 * @param longest the longest delay that was measured; at most about this much of a latency is ours
 * @param platform whether the loops now have platform threads, which no user delays
 * @param moves how often the loops have moved
 */
record LoopDelay(Duration longest, boolean platform, int moves) {}
