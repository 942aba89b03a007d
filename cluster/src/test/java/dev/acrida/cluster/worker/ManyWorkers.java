package dev.acrida.cluster.worker;

import dev.acrida.cluster.trust.Identity;
import dev.acrida.cluster.trust.JoinToken;
import dev.acrida.cluster.wire.JoinReply;
import dev.acrida.cluster.wire.JoinRequest;
import dev.acrida.cluster.wire.LogLines;
import dev.acrida.cluster.wire.Orders;
import dev.acrida.cluster.wire.Report;
import dev.acrida.cluster.worker.WorkerSettings.MasterAddress;
import dev.acrida.engine.LedCounts;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;

import io.grpc.StatusRuntimeException;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Workers by the hundred, in one process: they speak as real ones do and report entries each
 * second, but have no users. To measure what a master takes: {@code ManyWorkers PORT VERSION
 * WORKERS ENTRIES SECONDS}, with the token in {@code ACRIDA_TOKEN}.
 */
final class ManyWorkers {
    private static final int SAMPLES = 50;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final WorkerSettings settings;
    private final int entries;
    private final CountDownLatch joined;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong waitedNanos = new AtomicLong();
    private volatile boolean over;

    private ManyWorkers(WorkerSettings settings, int workers, int entries) {
        this.settings = settings;
        this.entries = entries;
        this.joined = new CountDownLatch(workers);
    }

    public static void main(String[] arguments) throws Exception {
        MasterAddress master = new MasterAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        JoinToken token = JoinToken.parse(System.getenv("ACRIDA_TOKEN"));
        WorkerSettings settings = WorkerSettings.of(List.of(master), token, "many", arguments[1]);
        int workers = Integer.parseInt(arguments[2]);
        ManyWorkers many = new ManyWorkers(settings, workers, Integer.parseInt(arguments[3]));
        many.run(workers, Integer.parseInt(arguments[4]));
    }

    private void run(int workers, int seconds) throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < workers; i++) {
            String name = "sim%d_%d".formatted(i % 50, i);
            Thread.ofVirtual().start(() -> work(name));
        }
        joined.await();
        System.out.printf("joined in %.1f s%n", (System.nanoTime() - began) / 1e9);
        answered.set(0);
        waitedNanos.set(0);
        LockSupport.parkNanos(seconds * SECOND_NANOS);
        long reports = answered.get();
        System.out.printf(
                "%d workers, %d entries: %.1f reports/s, %d failed, %.1f ms each%n",
                workers,
                entries,
                (double) reports / seconds,
                failed.get(),
                waitedNanos.get() / 1e6 / Math.max(1, reports));
        over = true;
    }

    private void work(String name) {
        try (MasterLink link = join(name)) {
            String test = link.test().id();
            joined.countDown();
            report(link, test);
        } catch (GeneralSecurityException | StatusRuntimeException e) {
            System.out.println(name + ": " + e);
        }
    }

    private MasterLink join(String name) throws GeneralSecurityException {
        MasterAddress master = settings.masters().getFirst();
        KeyPair keys = Identity.newKeys();
        JoinRequest request =
                new JoinRequest(settings.token().secret(), name, keys.getPublic().getEncoded());
        try (MasterLink stranger = MasterLink.asStranger(master, settings)) {
            JoinReply reply = stranger.join(request);
            Identity identity =
                    new Identity(
                            keys.getPrivate(),
                            List.of(
                                    Identity.certificate(reply.certificate()),
                                    Identity.certificate(reply.authority())));
            return MasterLink.as(identity, master, settings);
        }
    }

    private void report(MasterLink link, String test) {
        Outbox outbox = new Outbox();
        StatsRecorder recorder = new StatsRecorder();
        SplittableRandom random = new SplittableRandom();
        @Nullable Orders orders = null;
        long due = System.nanoTime() + random.nextLong(SECOND_NANOS);
        while (!over) {
            LockSupport.parkNanos(due - System.nanoTime());
            due += SECOND_NANOS;
            if (orders != null) {
                outbox.expect(orders.recording());
            }
            record(recorder, random);
            outbox.add(recorder.tick());
            long asked = System.nanoTime();
            try {
                orders = link.report(reportOf(test, orders, outbox));
                if (outbox.heard(orders.receipt())) {
                    recorder.reset();
                }
                answered.incrementAndGet();
                waitedNanos.addAndGet(System.nanoTime() - asked);
            } catch (StatusRuntimeException e) {
                failed.incrementAndGet();
            }
        }
    }

    private void record(StatsRecorder recorder, SplittableRandom random) {
        for (int i = 0; i < entries; i++) {
            EntryKey key = new EntryKey("GET", "/entry/" + i);
            for (int j = 0; j < SAMPLES; j++) {
                long nanos = 1_000_000 + random.nextLong(200_000_000);
                recorder.record(new Sample(key, nanos, 1000, Sample.OK), j);
            }
        }
    }

    private static Report reportOf(String test, @Nullable Orders orders, Outbox outbox) {
        return new Report(
                test,
                orders == null ? 0 : orders.epoch(),
                LedCounts.NONE,
                outbox.next(),
                new Report.Wish(Optional.empty(), 0),
                new Report.Health(OptionalDouble.of(1), OptionalLong.of(1), 1, 0, 0),
                List.of(),
                0,
                LogLines.NONE,
                false,
                false);
    }
}
