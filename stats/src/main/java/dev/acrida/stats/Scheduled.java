package dev.acrida.stats;

/**
 * What an entry with a schedule has beside its service times. Immutable.
 *
 * @param response of all samples, from their intended start: that of a sample without one is its
 *     service time
 * @param lateness of the samples with an intended start, how late the generator itself began them
 */
public record Scheduled(BucketCounts response, BucketCounts lateness) {}
