package dev.acrida.report.compare;

import dev.acrida.report.file.RunRecord.Second;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Interval;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A run cut into stretches of equal length. Samples of one stretch depend on each other (a slow
 * moment slows many requests), stretches that are long enough hardly do: so stretches, not samples,
 * are what the bootstrap draws.
 */
final class Stretches {
    /** Enough for an interval of 95 %, few enough to be long. */
    static final int MOST = 40;

    private final List<Stretch> stretches;

    private Stretches(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    /** Reads the run twice, so that it needs no more memory the longer it is. */
    static Stretches of(SavedRun run, Duration skip) {
        int[] seconds = new int[2];
        eachSecond(run, skip, second -> seconds[0]++);
        int count = Math.min(MOST, seconds[0]);
        List<Stretch> stretches = Stream.generate(Stretch::new).limit(count).toList();
        eachSecond(
                run,
                skip,
                second ->
                        stretches.get((int) ((long) seconds[1]++ * count / seconds[0])).add(second));
        return new Stretches(stretches);
    }

    private static void eachSecond(SavedRun run, Duration skip, Consumer<Interval> reader) {
        run.seconds(
                (Second second) -> {
                    if (second.interval().from().compareTo(skip) >= 0) {
                        reader.accept(second.interval());
                    }
                });
    }

    Set<EntryKey> keys() {
        Set<EntryKey> keys = new TreeSet<>();
        stretches.forEach(each -> keys.addAll(each.keys()));
        return keys;
    }

    /** How long each stretch is. */
    double[] seconds() {
        return stretches.stream().mapToDouble(Stretch::seconds).toArray();
    }

    /** The entry's part of each stretch, empty ones included. */
    List<Batch> of(EntryKey key) {
        return stretches.stream().map(each -> each.of(key)).toList();
    }
}
