package dev.acrida.report.compare;

import dev.acrida.report.file.RunRecord.Second;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Interval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A run cut into stretches of equal length. Samples of one stretch depend on each other (a slow
 * moment slows many requests), stretches that are long enough hardly do: so stretches, not samples,
 * are what the bootstrap draws.
 */
final class Batches {
    /** Enough for an interval of 95 %, few enough to be long. */
    static final int MOST = 40;

    private final List<Stretch> batches;

    private Batches(List<Stretch> batches) {
        this.batches = batches;
    }

    static Batches of(SavedRun run, Duration skip) {
        List<Interval> seconds = new ArrayList<>();
        run.seconds(
                (Second second) -> {
                    if (second.interval().from().compareTo(skip) >= 0) {
                        seconds.add(second.interval());
                    }
                });
        int count = Math.min(MOST, seconds.size());
        List<Stretch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) seconds.size() * i / count);
            int to = (int) ((long) seconds.size() * (i + 1) / count);
            batches.add(merged(seconds.subList(from, to)));
        }
        return new Batches(batches);
    }

    Set<EntryKey> keys() {
        Set<EntryKey> keys = new TreeSet<>();
        batches.forEach(stretch -> keys.addAll(stretch.entries.keySet()));
        return keys;
    }

    /** The entry's part of each stretch, empty ones included. */
    List<Batch> of(EntryKey key) {
        return batches.stream()
                .map(each -> each.entries.getOrDefault(key, new Batch(each.seconds)))
                .toList();
    }

    private static Stretch merged(List<Interval> seconds) {
        double time = seconds.stream().mapToDouble(second -> nanos(second) / 1e9).sum();
        Batch total = new Batch(time);
        Map<EntryKey, Batch> batch = new HashMap<>(Map.of(EntryKey.TOTAL, total));
        for (Interval second : seconds) {
            for (Interval.Entry entry : second.entries()) {
                batch.computeIfAbsent(entry.key(), k -> new Batch(time)).add(entry);
                if (entry.key().inTotal()) {
                    total.add(entry);
                }
            }
        }
        return new Stretch(time, batch);
    }

    private static double nanos(Interval second) {
        return second.length().toNanos();
    }

    private record Stretch(double seconds, Map<EntryKey, Batch> entries) {}
}
