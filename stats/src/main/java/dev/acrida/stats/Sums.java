package dev.acrida.stats;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * What was recorded of one entry over a long time, added up. Not thread-safe; its owner guards it.
 */
final class Sums {
    private final BucketSum service = new BucketSum();
    private final PhaseTotals phases = new PhaseTotals();
    private long requests;
    private long failures;
    private long bytes;

    /** Null, like {@code lateness}, as long as no sample had a schedule. */
    private @Nullable BucketSum response;

    private @Nullable BucketSum lateness;

    void add(Interval.Entry part) {
        part.scheduled().ifPresent(this::addScheduled);
        if (part.scheduled().isEmpty() && response != null) {
            // Without a schedule, responses take as long as services.
            response.add(part.latency());
        }
        service.add(part.latency());
        phases.add(part.phases());
        requests += part.requests();
        failures += part.failures();
        bytes += part.bytes();
    }

    private void addScheduled(Scheduled part) {
        BucketSum responses = response;
        BucketSum late = lateness;
        if (responses == null || late == null) {
            responses = new BucketSum();
            responses.add(service.counts());
            late = new BucketSum();
            response = responses;
            lateness = late;
        }
        responses.add(part.response());
        late.add(part.lateness());
    }

    long requests() {
        return requests;
    }

    boolean isEmpty() {
        return requests == 0;
    }

    /** Forgets everything, keeping the memory for reuse. */
    void clear() {
        service.clear();
        phases.clear();
        if (response != null && lateness != null) {
            response.clear();
            lateness.clear();
        }
        requests = 0;
        failures = 0;
        bytes = 0;
    }

    Interval.Entry of(EntryKey key) {
        return new Interval.Entry(
                key, requests, failures, bytes, service.counts(), phases.phases(), scheduled());
    }

    /** What is known of them, over this time. */
    EntryStats.Counts counts(Duration time) {
        Durations services = new Durations(service.counts());
        Optional<Scheduled> scheduled = scheduled();
        return new EntryStats.Counts(
                services,
                scheduled.map(each -> new Durations(each.response())).orElse(services),
                scheduled.map(each -> new Durations(each.lateness())).orElse(Durations.NONE),
                phases.phases(),
                requests,
                failures,
                bytes,
                time);
    }

    private Optional<Scheduled> scheduled() {
        return response == null || lateness == null
                ? Optional.empty()
                : Optional.of(new Scheduled(response.counts(), lateness.counts()));
    }
}
