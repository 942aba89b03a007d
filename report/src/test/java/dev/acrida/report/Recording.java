package dev.acrida.report;

import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A recorder whose clocks stand still until a test moves them. */
final class Recording {
    static final Instant START = Instant.parse("2026-11-22T20:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final StatsRecorder recorder =
            new StatsRecorder(Clock.fixed(START, ZoneOffset.UTC), nanos::get, 2);

    /** A shop's first twenty seconds: three entries, one failure, quiet at the end. */
    static Recording shop() {
        return new Recording()
                .ok("GET", "/products/{id}", 12.3456)
                .ok("GET", "/products/{id}", 250)
                .ok("GET", "/", 1.5)
                .seconds(10)
                .failed("GET", "/", 0.75, "HTTP 503: down")
                .ok("POST", "/", 1234.5)
                .seconds(10);
    }

    Recording ok(String method, String name, double millis) {
        return sample(method, name, Math.round(millis * 1e6), Sample.OK);
    }

    Recording failed(String method, String name, double millis, String error) {
        return sample(method, name, Math.round(millis * 1e6), error);
    }

    Recording untimed(String method, String name) {
        return sample(method, name, Sample.NO_TIME, Sample.OK);
    }

    Recording exception(String message, String trace, String node) {
        recorder.recordException(message, trace, node);
        return this;
    }

    Recording lost() {
        recorder.issued(1, 1);
        recorder.lost(1, 1);
        return this;
    }

    /** Lets seconds go by, ticking at each. */
    Recording seconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            recorder.tick();
        }
        return this;
    }

    StatsSnapshot snapshot() {
        return recorder.snapshot();
    }

    private Recording sample(String method, String name, long nanos, String error) {
        recorder.issued(1, 1);
        recorder.record(new Sample(new EntryKey(method, name), nanos, 100, error), 1);
        return this;
    }
}
