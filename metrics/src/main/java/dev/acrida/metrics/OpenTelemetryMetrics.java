package dev.acrida.metrics;

import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.Interval;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A run's metrics, recorded once a second from what the run itself recorded, so that no request
 * pays for them. Thread-safe.
 */
final class OpenTelemetryMetrics implements AutoCloseable {
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("type");
    private static final AttributeKey<String> NAME = AttributeKey.stringKey("name");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final int LONGEST_ERROR = 120;

    private final DoubleHistogram duration;
    private final DoubleHistogram fromIntendedStart;
    private final DoubleHistogram lateness;
    private final LongCounter failures;
    private final LongCounter bytes;
    private final ExecutorService recording =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("otel-metrics").factory());

    OpenTelemetryMetrics(Meter meter) {
        this.duration =
                times(meter, "duration", "Response times, from when a request was sent.");
        this.fromIntendedStart =
                times(
                        meter,
                        "duration_from_intended_start",
                        "Response times, from when a request should have been sent.");
        this.lateness =
                times(meter, "lateness", "How late the load generator itself sent requests.");
        this.failures =
                meter.counterBuilder("acrida.client.failures")
                        .setUnit("{request}")
                        .setDescription("Requests that failed.")
                        .build();
        this.bytes =
                meter.counterBuilder("acrida.client.response.size")
                        .setUnit("By")
                        .setDescription("Decoded bytes of response bodies.")
                        .build();
    }

    private static DoubleHistogram times(Meter meter, String name, String help) {
        return meter.histogramBuilder("acrida.client." + name)
                .setUnit("s")
                .setDescription(help)
                .build();
    }

    /** Adds what was recorded in about a second; does not block. */
    void add(Interval interval) {
        recording.execute(() -> record(interval));
    }

    private void record(Interval interval) {
        for (Interval.Entry entry : interval.entries()) {
            Attributes attributes = attributes(entry.key());
            record(duration, entry.latency(), attributes);
            entry.scheduled()
                    .ifPresent(
                            times -> {
                                record(fromIntendedStart, times.response(), attributes);
                                record(lateness, times.lateness(), attributes);
                            });
            bytes.add(entry.bytes(), attributes);
        }
        for (ErrorStats error : interval.errors()) {
            failures.add(error.occurrences(), attributes(error));
        }
    }

    /** As often as there were requests in each bucket: the library takes one at a time. */
    private static void record(
            DoubleHistogram histogram, BucketCounts times, Attributes attributes) {
        for (int i = 0; i < times.values().length; i++) {
            double seconds = times.values()[i] / 1e9;
            for (long left = times.counts()[i]; left > 0; left--) {
                histogram.record(seconds, attributes);
            }
        }
    }

    private static Attributes attributes(EntryKey key) {
        return Attributes.of(TYPE, key.method(), NAME, key.name());
    }

    private static Attributes attributes(ErrorStats error) {
        String text = error.error();
        String shown = text.substring(0, Math.min(LONGEST_ERROR, text.length()));
        return Attributes.of(TYPE, error.key().method(), NAME, error.key().name(), ERROR, shown);
    }

    /** Waits until all that was added is recorded. Idempotent. */
    @Override
    public void close() {
        recording.close();
    }
}
