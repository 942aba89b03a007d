package dev.acrida.cluster.wire;

import dev.acrida.stats.Interval;

/**
 * What a worker recorded between two versions of its counts. Who has the former adds it and has the
 * latter; who has anything else leaves it. So it does no harm to send it twice.
 *
 * @param sum to which it shall be added; 0 for none: then the worker wants to know which there is.
 *     What was on its way to a master that was killed is not for the one in its place
 * @param recording which the counts belong to
 * @param base the version that it leads on from; 0 for none: then it is everything
 * @param version the version that it leads to
 * @param counts what was recorded
 * @param last whether the test is over, and nothing will follow
 */
public record Parcel(
        long sum, long recording, long base, long version, Interval counts, boolean last) {}
