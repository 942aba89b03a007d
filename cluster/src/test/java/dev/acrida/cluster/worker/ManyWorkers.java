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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Workers by the hundred, in one process: they speak as real ones do and report entries each
 * second, but have no users. To measure what a master takes: {@code ManyWorkers PORT VERSION
 * WORKERS ENTRIES SECONDS MASTER_PID}, with the token in {@code ACRIDA_TOKEN}; see
 * benchmarks/cluster.
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
        many.run(
                workers,
                Integer.parseInt(arguments[4]),
                ProcessHandle.of(Long.parseLong(arguments[5])).orElseThrow());
    }

    private void run(int workers, int seconds, ProcessHandle master) throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < workers; i++) {
            String name = "sim%d_%d".formatted(i % 50, i);
            Thread.ofVirtual().start(() -> work(name));
        }
        joined.await();
        System.out.printf("%d joined in %.1f s%n", workers, (System.nanoTime() - began) / 1e9);
        // Until all is compiled.
        LockSupport.parkNanos(seconds * SECOND_NANOS);
        long before = answered.get();
        long waitedBefore = waitedNanos.get();
        double masterBefore = cpuMillis(master);
        double ownBefore = cpuMillis(ProcessHandle.current());
        LockSupport.parkNanos(seconds * SECOND_NANOS);
        double reports = Math.max(1, answered.get() - before);
        System.out.printf(
                "%d workers, %d entries: %.1f reports/s, %d failed, answered in %.1f ms; CPU per"
                        + " report %.2f ms of the master, %.2f ms of the workers; master %.0f %% of"
                        + " a core, %d MB%n",
                workers,
                entries,
                reports / seconds,
                failed.get(),
                (waitedNanos.get() - waitedBefore) / 1e6 / reports,
                (cpuMillis(master) - masterBefore) / reports,
                (cpuMillis(ProcessHandle.current()) - ownBefore) / reports,
                (cpuMillis(master) - masterBefore) / seconds / 10,
                residentMegabytes(master));
        over = true;
    }

    private static double cpuMillis(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    private static long residentMegabytes(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private void work(String name) {
        Backoff backoff =
                new Backoff(
                        RandomGenerator.getDefault(),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(5));
        boolean done = false;
        while (!done) {
            try (MasterLink link = join(name)) {
                String test = link.test().id();
                joined.countDown();
                done = true;
                report(link, test);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            } catch (StatusRuntimeException e) {
                LockSupport.parkNanos(backoff.next().toNanos());
            }
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
