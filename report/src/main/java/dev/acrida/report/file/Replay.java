package dev.acrida.report.file;

import dev.acrida.report.file.RunRecord.Begin;
import dev.acrida.report.file.RunRecord.End;
import dev.acrida.report.file.RunRecord.Second;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Records again what was recorded, by the clock of then. Confined to one thread. */
final class Replay {
    private long nanos;
    private StatsRecorder recorder = recorder(Instant.EPOCH);

    void begin(Begin begin) {
        nanos = 0;
        recorder = recorder(begin.started());
    }

    void add(Second second) {
        recorder.add(second.interval());
        nanos = second.interval().to().toNanos();
        recorder.tick();
    }

    StatsSnapshot snapshot() {
        return recorder.snapshot();
    }

    /** The statistics at the end; where that is missing, those at the last second. */
    StatsSnapshot finish(Optional<End> end) {
        end.map(End::elapsed).map(Duration::toNanos).ifPresent(elapsed -> nanos = elapsed);
        recorder.end();
        return recorder.snapshot();
    }

    private StatsRecorder recorder(Instant started) {
        return new StatsRecorder(Clock.fixed(started, ZoneOffset.UTC), () -> nanos, 1);
    }
}
