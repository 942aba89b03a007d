package dev.acrida.stats;

/**
 * Response times and lateness of an entry, made for its first sample with a schedule. Not
 * thread-safe; its owner guards it.
 */
final class ScheduledTotals {
    final LatencyHistogram response;
    final LatencyHistogram lateness = new LatencyHistogram();

    /** Begins where no sample had a schedule: then responses took as long as services. */
    ScheduledTotals(LatencyHistogram service) {
        response = service.copy();
    }

    void clear() {
        response.clear();
        lateness.clear();
    }

    Scheduled counts() {
        return new Scheduled(response.counts(), lateness.counts());
    }
}
