package dev.acrida.cluster;

import dev.acrida.Init;
import dev.acrida.Messages;
import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.WaitTime;
import dev.acrida.cluster.master.ClusterRun;
import dev.acrida.cluster.master.MasterSettings;
import dev.acrida.cluster.trust.JoinToken;
import dev.acrida.cluster.worker.Worker;
import dev.acrida.cluster.worker.Worker.FetchedTest;
import dev.acrida.cluster.worker.WorkerSettings;
import dev.acrida.cluster.worker.WorkerSettings.MasterAddress;
import dev.acrida.engine.EventBus;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.testkit.Await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A master and workers in one process, with real connections between them. */
final class Crowd implements AutoCloseable {
    static final String VERSION = "test";
    static final AtomicLong DONE = new AtomicLong();
    static final Queue<String> ROLES = new ConcurrentLinkedQueue<>();
    static final Queue<String> PONGS = new ConcurrentLinkedQueue<>();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ClusterRun master;
    private final Supplier<RunPlan> plan;

    private Crowd(ClusterRun master, Supplier<RunPlan> plan) {
        this.master = master;
        this.plan = plan;
    }

    /** A user that counts what it does, apart from the statistics. */
    static final class Counting extends User {
        @Override
        public WaitTime waitTime() {
            return between(0.005, 0.02);
        }

        @Task
        void work() {
            measure("RUN", "work", m -> {});
            DONE.incrementAndGet();
        }
    }

    static RunPlan plan() {
        EventBus events = new EventBus();
        events.on(
                Init.class,
                e -> ROLES.add(e.environment().role() + " " + e.environment().workerIndex()));
        events.on(Init.class, e -> answerPings(e.environment().messages()));
        return RunPlan.of(UserClasses.from(List.of(Counting.class), TagFilter.ALL, List.of()))
                .withEvents(events)
                .withStopTimeout(Duration.ofSeconds(5));
    }

    /** Workers answer the master's pings, and the master remembers who did. */
    private static void answerPings(Messages messages) {
        messages.on("ping", Integer.class, m -> messages.send("pong", m.payload()));
        messages.on("pong", Integer.class, m -> PONGS.add(m.from() + " " + m.payload()));
    }

    static TestBundle bundle() {
        return TestBundle.of(List.of(), new LinkedHashMap<>());
    }

    static MasterSettings settings(Path folder) {
        return MasterSettings.of("127.0.0.1", 0, folder, VERSION);
    }

    static Crowd open(Path folder) {
        return open(folder, Crowd::plan);
    }

    /** One whose nodes all have such a plan. */
    static Crowd open(Path folder, Supplier<RunPlan> plan) {
        DONE.set(0);
        PONGS.clear();
        ROLES.clear();
        return new Crowd(ClusterRun.open(plan.get(), cast -> bundle(), settings(folder)), plan);
    }

    ClusterRun master() {
        return master;
    }

    WorkerSettings settingsOf(String name) {
        return WorkerSettings.of(
                List.of(new MasterAddress("127.0.0.1", master.port())),
                JoinToken.parse(master.token()),
                name,
                VERSION);
    }

    /** A worker that works until it is dismissed. */
    Hand hire(String name) throws InterruptedException {
        return new Hand(Worker.join(settingsOf(name)), plan.get());
    }

    void awaitUsers(int users) {
        Await.until(users + " users", () -> master.status().users() == users, LONGEST);
    }

    /** Waits until nobody has done anything for a while. */
    static void awaitRest() {
        long[] seen = {-1, 0};
        Await.until(
                "half a second without work",
                () -> {
                    long done = DONE.get();
                    if (done != seen[0]) {
                        seen[0] = done;
                        seen[1] = System.nanoTime();
                    }
                    return System.nanoTime() - seen[1] > 500_000_000;
                },
                LONGEST);
    }

    /** Sends all workers home; closing does nothing more then. */
    void dismiss() {
        master.close();
    }

    @Override
    public void close() {
        master.close();
    }

    /** A worker on a thread of its own. */
    static final class Hand implements AutoCloseable {
        private final Worker worker;
        private final CompletableFuture<Worker.End> end = new CompletableFuture<>();

        Hand(Worker worker, RunPlan plan) {
            this.worker = worker;
            FetchedTest test = worker.fetch(Path.of("unused"));
            Thread.ofPlatform()
                    .daemon()
                    .name("hand")
                    .start(
                            () -> {
                                try {
                                    end.complete(worker.work(plan, test));
                                } catch (Throwable e) {
                                    end.completeExceptionally(e);
                                }
                            });
        }

        void leave() {
            worker.leave();
        }

        /** Is not heard of any more. */
        void vanish() {
            worker.close();
        }

        Worker.End end() {
            return end.orTimeout(30, TimeUnit.SECONDS).join();
        }

        @Override
        public void close() {
            worker.close();
        }
    }
}
