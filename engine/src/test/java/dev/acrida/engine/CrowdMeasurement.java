package dev.acrida.engine;

import dev.acrida.RunState;
import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.WaitTime;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures, by hand, what a crowd of waiting users costs: {@code main(users, rate, holdSeconds)}
 * prints how smooth the ramp was, the memory for each user, and the processor's share while they
 * wait {@code between(5, 10)}.
 */
final class CrowdMeasurement {
    private static final LongAdder TASKS = new LongAdder();
    private static final long MILLI = 1_000_000;

    private CrowdMeasurement() {}

    public static void main(String[] args) throws InterruptedException {
        int users = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        double rate = args.length > 1 ? Double.parseDouble(args[1]) : 5_000;
        int holdSeconds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
        RunPlan plan = RunPlan.of(UserClasses.from(List.of(Idler.class), TagFilter.ALL, List.of()));
        try (LocalRun run = LocalRun.open(plan)) {
            long before = usedBytes();
            ramp(run, users, rate);
            long bytes = usedBytes() - before;
            System.out.printf("%d bytes of heap per user%n", bytes / users);
            hold(holdSeconds, users);
            long stopping = System.nanoTime();
            run.stop(StopReason.ASKED);
            run.awaitStopped();
            System.out.printf("stopped all in %d ms%n", (System.nanoTime() - stopping) / MILLI);
        }
    }

    private static void ramp(LocalRun run, int users, double rate) {
        List<Long> lateness = new ArrayList<>();
        long start = System.nanoTime();
        run.start(Load.of(users, rate));
        while (run.status().state() != RunState.RUNNING) {
            long elapsed = System.nanoTime() - start;
            long due = Math.min(users, (long) (elapsed * rate / 1e9) + 1);
            lateness.add(due - run.status().users());
            LockSupport.parkNanos(MILLI);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        lateness.sort(null);
        System.out.printf(
                "%d users in %.3f s (asked: %.3f s); users behind schedule: median %d, 99 %% %d,"
                        + " most %d%n",
                users,
                seconds,
                (users - 1) / rate,
                lateness.get(lateness.size() / 2),
                lateness.get(lateness.size() * 99 / 100),
                lateness.getLast());
    }

    private static void hold(int seconds, int users) {
        ProcessHandle.Info process = ProcessHandle.current().info();
        Duration cpu = process.totalCpuDuration().orElse(Duration.ZERO);
        TASKS.reset();
        LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
        Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(cpu).minus(cpu);
        System.out.printf(
                "held for %d s: %.0f tasks/s (ideal %.0f), %.1f %% of one core%n",
                seconds,
                TASKS.sum() / (double) seconds,
                users / 7.5,
                used.toMillis() / 10.0 / seconds);
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    static final class Idler extends User {
        @Override
        public WaitTime waitTime() {
            return between(5, 10);
        }

        @Task
        void nothing() {
            TASKS.increment();
        }
    }
}
