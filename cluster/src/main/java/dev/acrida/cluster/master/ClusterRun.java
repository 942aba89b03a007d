package dev.acrida.cluster.master;

import dev.acrida.Environment;
import dev.acrida.RunState;
import dev.acrida.cluster.ClusterException;
import dev.acrida.cluster.TestBundle;
import dev.acrida.cluster.trust.Authority;
import dev.acrida.cluster.trust.AuthorityFolder;
import dev.acrida.cluster.trust.JoinToken;
import dev.acrida.cluster.wire.Letter;
import dev.acrida.engine.Cast;
import dev.acrida.engine.EventBus;
import dev.acrida.engine.Load;
import dev.acrida.engine.LocalRun;
import dev.acrida.engine.PageAdditions;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunOutcome;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.RunStatus;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.WorkerStatus;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.verdict.Evidence;
import dev.acrida.engine.verdict.VerdictRules;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** A run that is steered here, and whose users are on workers. Thread-safe. */
public final class ClusterRun implements Run {
    /** How often orders are given: a ramp over the cluster is as smooth as this. */
    private static final long LOOK_MILLIS = 50;

    /** How long workers have to hear that it is over: longer than it takes to miss a silent one. */
    private static final Duration FAREWELL = Duration.ofSeconds(6);

    private final Function<Cast, TestBundle> bundles;
    private final Reception reception;
    private final Coordinator coordinator;
    private final RowOffice rows;
    private final LocalRun steered;
    private final MasterServer server;
    private final JoinToken token;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("cluster").daemon().factory());

    private final Future<?> looking;
    private final Saver saver;

    /**
     * Whether the test goes on that another process had begun, and nobody has asked for one yet.
     */
    private final AtomicBoolean resumed;

    private ClusterRun(
            Function<Cast, TestBundle> bundles, JoinToken token, Parts parts, boolean resumed) {
        this.bundles = bundles;
        this.token = token;
        this.reception = parts.reception;
        this.coordinator = parts.coordinator;
        this.rows = parts.rows;
        this.steered = parts.steered;
        this.server = parts.server;
        this.saver = parts.saver;
        this.resumed = new AtomicBoolean(resumed);
        saver.start();
        this.looking =
                clock.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Sets up a run, and begins to listen for workers.
     *
     * @param bundles makes what workers are given
     * @throws ClusterException if the port or the folder cannot be used
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     */
    public static ClusterRun open(
            RunPlan plan, Function<Cast, TestBundle> bundles, MasterSettings settings) {
        return open(plan, bundles, settings, journal(settings.folder()));
    }

    /** What a master that is alone keeps in a folder. */
    public static Journal journal(Path folder) {
        return new FolderJournal(folder);
    }

    /** The same, going on with what is in this journal. */
    public static ClusterRun open(
            RunPlan plan,
            Function<Cast, TestBundle> bundles,
            MasterSettings settings,
            Journal journal) {
        AuthorityFolder folder = new AuthorityFolder(settings.folder());
        Authority authority = folder.authority();
        JoinToken token = folder.token(authority);
        StatsRecorder recorder = new StatsRecorder();
        Asked asked = new Asked(plan.events());
        Coordinator coordinator = new Coordinator(plan, recorder, settings, asked);
        RowOffice rows = new RowOffice(journal);
        Reception reception = new Reception(authority, token, coordinator, rows);
        LocalRun steered =
                LocalRun.open(plan, recorder, coordinator::begin, new WorkersPost(coordinator));
        asked.begin(steered);
        try {
            give(bundles, Cast.of(plan), reception, coordinator);
            Saver saver = new Saver(journal, coordinator, steered);
            boolean resumed = saver.resume(rows);
            MasterServer server = MasterServer.start(settings, authority.newMaster(), reception);
            Parts parts = new Parts(reception, coordinator, rows, steered, server, saver);
            return new ClusterRun(bundles, token, parts, resumed);
        } catch (RuntimeException e) {
            steered.close();
            throw e;
        }
    }

    private void look() {
        coordinator.look();
        steered.lookAtIterations(name -> rows.given(name, coordinator.epoch()));
    }

    /** Who does the work of a run. */
    private record Parts(
            Reception reception,
            Coordinator coordinator,
            RowOffice rows,
            LocalRun steered,
            MasterServer server,
            Saver saver) {}

    private static void give(
            Function<Cast, TestBundle> bundles,
            Cast cast,
            Reception reception,
            Coordinator coordinator) {
        TestBundle bundle = bundles.apply(cast);
        reception.give(bundle);
        coordinator.cast(bundle.id(), cast.userClasses());
    }

    /** The port that workers connect to. */
    public int port() {
        return server.port();
    }

    /** With which workers join. A secret: not for logs. */
    public String token() {
        return token.text();
    }

    @Override
    public List<WorkerStatus> workers() {
        return coordinator.statuses();
    }

    /** How many workers are there. */
    public int workersThere() {
        return coordinator.workers();
    }

    /** Waits until so many workers are there; false if they are not in time. */
    public boolean awaitWorkers(int wanted, Duration longest) throws InterruptedException {
        return coordinator.awaitWorkers(wanted, longest);
    }

    /** Whether a test goes on that another process had begun. */
    public boolean isResumed() {
        return resumed.get();
    }

    /** Does nothing the first time if a test goes on that another process had begun. */
    @Override
    public void start(Load load) {
        if (!resumed.getAndSet(false)) {
            steered.start(load);
        }
    }

    @Override
    public void edit(int users, double spawnRate) {
        steered.edit(users, spawnRate);
    }

    @Override
    public void edit(String userClass, ArrivalRate rate) {
        steered.edit(userClass, rate);
    }

    @Override
    public void pause() {
        steered.pause();
    }

    @Override
    public void resume() {
        steered.resume();
    }

    /** Also gives workers the test anew, if it is another for them: they fetch it first. */
    @Override
    public void recast(Cast cast) {
        if (resumed.get()) {
            return;
        }
        steered.recast(cast);
        RunState state = steered.status().state();
        if (state == RunState.READY || state == RunState.STOPPED) {
            give(bundles, cast, reception, coordinator);
        }
    }

    @Override
    public void stop(StopReason reason) {
        steered.stop(reason);
    }

    @Override
    public void resetStats() {
        steered.resetStats();
    }

    @Override
    public RunStatus status() {
        return steered.status();
    }

    @Override
    public StatsSnapshot stats() {
        return steered.stats();
    }

    @Override
    public PageAdditions page() {
        return steered.page();
    }

    @Override
    public Environment environment() {
        return steered.environment();
    }

    @Override
    public void awaitStopped() throws InterruptedException {
        steered.awaitStopped();
    }

    @Override
    public boolean awaitStopped(Duration longest) throws InterruptedException {
        return steered.awaitStopped(longest);
    }

    /** That of the master's machine; of workers, how many took part and were lost. */
    @Override
    public Evidence evidence() {
        return steered.evidence().withWorkers(coordinator.tookPart(), coordinator.lost());
    }

    @Override
    public RunOutcome quitting() {
        RunOutcome outcome = steered.quitting();
        return outcome.withMoreListenerErrors(coordinator.listenerErrors())
                .withJudgement(Judgement.of(VerdictRules.judge(evidence(), outcome.stats())));
    }

    /** Also sends all workers home: a signal may end the process right after this. */
    @Override
    public void quit(int exitCode) {
        steered.quit(exitCode);
        saver.forget(exitCode);
        dismissWorkers();
    }

    /** Also sends all workers home. */
    @Override
    public void close() {
        if (clock.isShutdown()) {
            return;
        }
        steered.close();
        saver.close();
        dismissWorkers();
        looking.cancel(false);
        clock.shutdownNow();
        server.close();
    }

    private void dismissWorkers() {
        try {
            coordinator.dismissWorkers(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What tests on workers want, once there is a run that can do it. */
    private static final class Asked implements Wishes {
        private final ExecutorService deliveries =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().name("messages").factory());
        private final EventBus events;
        private volatile @Nullable LocalRun run;
        private volatile @Nullable Announcements announcements;

        Asked(EventBus events) {
            this.events = events;
        }

        void begin(LocalRun steered) {
            announcements = new Announcements(events, steered.environment());
            run = steered;
        }

        @Override
        public void connected(String worker, int index) {
            tell(to -> to.connected(worker, index));
        }

        @Override
        public void lost(String worker) {
            tell(to -> to.lost(worker));
        }

        @Override
        public void reported(String worker, List<Letter> payloads) {
            tell(to -> to.reported(worker, payloads));
        }

        private void tell(Consumer<Announcements> what) {
            Announcements told = announcements;
            if (told != null) {
                what.accept(told);
            }
        }

        @Override
        public void stop(StopReason reason) {
            LocalRun asked = run;
            if (asked != null) {
                asked.stop(reason);
            }
        }

        @Override
        public void resetStats() {
            LocalRun asked = run;
            if (asked != null) {
                asked.resetStats();
            }
        }

        @Override
        public void deliver(Letter letter, String from) {
            LocalRun asked = run;
            if (asked != null) {
                deliveries.execute(() -> asked.receive(letter.type(), letter.json(), from));
            }
        }
    }
}
