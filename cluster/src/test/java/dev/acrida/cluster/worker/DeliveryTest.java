package dev.acrida.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cluster.master.TallyForTests;
import dev.acrida.cluster.wire.Orders.Receipt;
import dev.acrida.cluster.wire.Parcel;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** A worker's counts on a network that loses, repeats and mixes up, to a master that forgets. */
class DeliveryTest {
    private static final int SECONDS = 200;

    private final StatsRecorder truth = new StatsRecorder();
    private final StatsRecorder local = new StatsRecorder();
    private final Outbox outbox = new Outbox();
    private TallyForTests tally = TallyForTests.of(1);
    private TallyForTests.Disk disk = tally.save(1);

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("fault.seeds", 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachRequestIsCountedOnceWhateverHappensToReports(long seed) {
        Random random = new Random(seed);
        List<Parcel> strays = new ArrayList<>();
        outbox.expect(1);
        for (int second = 0; second < SECONDS; second++) {
            record(random);
            outbox.add(local.tick());
            switch (random.nextInt(50)) {
                case 0 -> forget();
                case 1, 2, 3 -> tally = tally.restarted(disk, 1);
                case 4, 5, 6, 7, 8, 9, 10 -> save(random.nextInt(4) == 0);
                default -> {}
            }
            exchange(random, strays);
        }
        outbox.complete();
        for (int i = 0; i < 3; i++) {
            outbox.heard(tally.add(outbox.next(), 1));
        }
        assertThat(outbox.isDelivered()).as("seed %d", seed).isTrue();
        same(tally.recorder().snapshot(), truth.snapshot(), seed);
    }

    private void exchange(Random random, List<Parcel> strays) {
        Parcel parcel = outbox.next();
        if (!strays.isEmpty() && random.nextInt(4) == 0) {
            tally.add(strays.get(random.nextInt(strays.size())), 1);
        }
        strays.add(parcel);
        if (random.nextInt(4) == 0) {
            return;
        }
        Receipt receipt = tally.add(parcel, 1);
        if (random.nextInt(3) > 0) {
            outbox.heard(receipt);
        }
    }

    /** A master was killed, and another has its place, with another disk. */
    private void forget() {
        tally = TallyForTests.of(tally.sum() + 1);
        disk = tally.save(1);
    }

    /** A master keeps what it has; it may be killed before it can tell. */
    private void save(boolean killed) {
        disk = tally.save(1);
        if (killed) {
            tally = tally.restarted(disk, 1);
        } else {
            tally.saved(disk, 1);
        }
    }

    private void record(Random random) {
        int samples = random.nextInt(30);
        for (int i = 0; i < samples; i++) {
            Sample sample =
                    new Sample(
                            new EntryKey("GET", "/" + random.nextInt(4)),
                            random.nextLong(2_000_000_000),
                            random.nextInt(1000),
                            random.nextInt(10) == 0 ? "boom" : Sample.OK);
            truth.record(sample, i);
            local.record(sample, i);
        }
    }

    private static void same(StatsSnapshot merged, StatsSnapshot truth, long seed) {
        assertThat(merged.entries()).hasSameSizeAs(truth.entries());
        for (int i = 0; i < truth.entries().size(); i++) {
            same(merged.entries().get(i), truth.entries().get(i), seed);
        }
        same(merged.total(), truth.total(), seed);
        assertThat(merged.errors().stream().map(e -> e.key() + e.error() + e.occurrences()))
                .as("seed %d", seed)
                .isEqualTo(
                        truth.errors().stream()
                                .map(e -> e.key() + e.error() + e.occurrences())
                                .toList());
    }

    private static void same(EntryStats merged, EntryStats truth, long seed) {
        assertThat(figures(merged)).as("seed %d", seed).isEqualTo(figures(truth));
    }

    private static List<Object> figures(EntryStats entry) {
        List<Object> figures = new ArrayList<>();
        figures.add(entry.key());
        figures.addAll(List.of(entry.count(), entry.failures(), entry.bytes()));
        figures.addAll(List.of(entry.minMillis(), entry.maxMillis(), entry.averageMillis()));
        for (double quantile : new double[] {0, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1}) {
            figures.add(entry.percentileMillis(quantile));
        }
        return figures;
    }
}
