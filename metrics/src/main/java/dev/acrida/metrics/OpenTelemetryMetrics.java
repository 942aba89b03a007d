package dev.acrida.metrics;

import dev.acrida.Environment;
import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.Interval;
import dev.acrida.stats.Ledger;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;

/**
 * A run's metrics, recorded once a second from what the run itself recorded, so that no request
 * pays for them. Thread-safe.
 */
final class OpenTelemetryMetrics implements AutoCloseable {
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("type");
    private static final AttributeKey<String> NAME = AttributeKey.stringKey("name");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final int LONGEST_ERROR = 120;

    private final Meter meter;
    private final DoubleHistogram duration;
    private final LongCounter failures;
    private final LongCounter bytes;
    private final ExecutorService recording =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("otel-metrics").factory());

    OpenTelemetryMetrics(Meter meter) {
        this.meter = meter;
        this.duration =
                meter.histogramBuilder("acrida.client.duration")
                        .setUnit("s")
                        .setDescription("Response times.")
                        .build();
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

    /** Users and books are asked for when they are sent. */
    void watch(Environment environment) {
        meter.gaugeBuilder("acrida.users.count")
                .ofLongs()
                .setUnit("{user}")
                .setDescription("Users that are alive.")
                .buildWithCallback(now -> now.record(environment.userCount()));
        meter.gaugeBuilder("acrida.requests.in_flight")
                .ofLongs()
                .setUnit("{request}")
                .setDescription("Requests that have no outcome yet.")
                .buildWithCallback(now -> now.record(environment.stats().ledger().inFlight()));
        book(environment, "issued", "Requests that users have sent.", Ledger::issued);
        book(environment, "lost", "Requests whose users were stopped before.", Ledger::lost);
        book(environment, "discarded", "Requests not to be counted.", Ledger::discarded);
    }

    private void book(
            Environment environment, String name, String help, ToLongFunction<Ledger> value) {
        meter.counterBuilder("acrida.requests." + name)
                .setUnit("{request}")
                .setDescription(help)
                .buildWithCallback(
                        now -> now.record(value.applyAsLong(environment.stats().ledger())));
    }

    /** Adds what was recorded in about a second; does not block. */
    void add(Interval interval) {
        recording.execute(() -> record(interval));
    }

    private void record(Interval interval) {
        for (Interval.Entry entry : interval.entries()) {
            Attributes attributes = attributes(entry.key());
            record(entry.latency(), attributes);
            bytes.add(entry.bytes(), attributes);
        }
        for (ErrorStats error : interval.errors()) {
            failures.add(error.occurrences(), attributes(error));
        }
    }

    /** As often as there were requests in each bucket: the library takes one at a time. */
    private void record(BucketCounts times, Attributes attributes) {
        for (int i = 0; i < times.values().length; i++) {
            double seconds = times.values()[i] / 1e9;
            for (long left = times.counts()[i]; left > 0; left--) {
                duration.record(seconds, attributes);
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
