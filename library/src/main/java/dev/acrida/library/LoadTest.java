package dev.acrida.library;

import dev.acrida.Event;
import dev.acrida.LoadShape;
import dev.acrida.Network;
import dev.acrida.RequestEvent;
import dev.acrida.User;
import dev.acrida.engine.EventBus;
import dev.acrida.engine.Extensions;
import dev.acrida.engine.JudgedRun;
import dev.acrida.engine.Load;
import dev.acrida.engine.LocalRun;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.ShapePlan;
import dev.acrida.engine.UserPlacement;
import dev.acrida.engine.UserRules;
import dev.acrida.engine.arrival.ArrivalProcess;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.UserChange;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.http.HttpClients;
import dev.acrida.http.HttpOptions;
import dev.acrida.threshold.FailIf;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A load test that a Java program runs in its own process:
 *
 * <pre>{@code
 * LoadResult result =
 *         LoadTest.of(WebsiteUser.class)
 *                 .host("http://localhost:8000")
 *                 .users(50)
 *                 .spawnRate(10)
 *                 .runTime(Duration.ofSeconds(30))
 *                 .failIf("p95 > 500ms", "failures > 1%")
 *                 .run();
 * }</pre>
 *
 * <p>Each method changes this description and returns it. Confined to one thread; a description may
 * be run several times.
 */
public final class LoadTest {
    private final List<FailIf> failIf = new ArrayList<>();
    private final List<Consumer<EventBus>> listeners = new ArrayList<>();
    private Participants participants;
    private UnaryOperator<RunPlan> settings = UnaryOperator.identity();
    private final List<UserChange> changes = new ArrayList<>();
    private UserRules rules = UserRules.DEFAULT;
    private Optional<Class<? extends LoadShape>> shape = Optional.empty();
    private Load load = Load.of(1, 1);
    private Network network = Network.DEFAULT;
    private boolean catchExceptions = true;

    private LoadTest(Participants participants) {
        this.participants = participants;
    }

    /**
     * A test with these user classes. Static listener methods are found in them, in the classes
     * around them and inside of them, and in their superclasses.
     */
    @SafeVarargs
    public static LoadTest of(Class<? extends User>... userClasses) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<? extends User> type : userClasses) {
            types.add(type);
        }
        List<String> names = types.stream().map(Class::getSimpleName).toList();
        return from(Neighbours.of(types), names);
    }

    /**
     * A test with all user classes and listeners among these classes.
     *
     * @param picked simple names of the user classes that take part; empty for all
     */
    public static LoadTest from(List<Class<?>> classes, List<String> picked) {
        return new LoadTest(Participants.of(classes, picked));
    }

    /** Where the test goes, in place of the user classes' own hosts. */
    public LoadTest host(String url) {
        return with(plan -> plan.withHost(url));
    }

    /** How many users there are at the end of the ramp; 1 unless it is said. */
    public LoadTest users(int users) {
        load = load.withUsers(users, load.spawnRate());
        return this;
    }

    /**
     * How many users of this class there are, whatever its weight; at least so many are there in
     * all. Classes for which it is not said share those that are more.
     */
    public LoadTest users(Class<? extends User> userClass, int users) {
        return change(UserChange.fixedCount(userClass.getSimpleName(), users));
    }

    /** Changes a user class, as {@code --config-users} does. */
    public LoadTest change(UserChange userClass) {
        changes.add(userClass);
        return this;
    }

    /** Lets this choose the class of each user that comes, in place of weights. */
    public LoadTest placement(UserPlacement placement) {
        return with(plan -> plan.withPlacement(placement));
    }

    /** How many users are started per second; 1 unless it is said. */
    public LoadTest spawnRate(double usersPerSecond) {
        load = load.withUsers(load.users(), usersPerSecond);
        return this;
    }

    /**
     * Lets users arrive, each for one task, whether others have finished or not; then no users are
     * there all the time but those of fixed counts.
     *
     * @param rate for example {@code 200/s} or {@code 0..500/s over 2m}
     * @throws dev.acrida.engine.arrival.ArrivalRateException if it is no rate
     */
    public LoadTest arrivalRate(String rate) {
        load = load.withUsers(0, load.spawnRate());
        load = load.withOpen(load.open().withShared(ArrivalRate.parse(rate)));
        return this;
    }

    /**
     * Lets users of one class arrive at a rate of their own.
     *
     * @param rate for example {@code 5/s}
     * @throws dev.acrida.engine.arrival.ArrivalRateException if it is no rate
     */
    public LoadTest arrivalRate(Class<? extends User> userClass, String rate) {
        OpenLoad open = load.open().withOwn(userClass.getSimpleName(), ArrivalRate.parse(rate));
        load = load.withOpen(open);
        return this;
    }

    /** Lets users arrive at random, as this seed has it; one after the other unless it is said. */
    public LoadTest poissonArrivals(long seed) {
        load = load.withOpen(load.open().withProcess(ArrivalProcess.POISSON, seed));
        return this;
    }

    /**
     * How many users of arrivals there are at most; 10000 unless it is said. An arrival that finds
     * all of them busy is dropped, and counted.
     */
    public LoadTest maxUsers(int users) {
        load = load.withOpen(load.open().withMaxUsers(users));
        return this;
    }

    /**
     * Lets a load shape decide how many users there are; what {@link #users} and {@link #spawnRate}
     * say is then for its {@code options()} alone, and {@link #runTime} ends the test, too.
     */
    public LoadTest shape(Class<? extends LoadShape> shape) {
        this.shape = Optional.of(shape);
        return this;
    }

    /** How long the test runs; until all users have ended by themselves unless it is said. */
    public LoadTest runTime(Duration time) {
        load = load.withRunTime(time);
        return this;
    }

    /** How long users may finish their tasks when the test stops; 0 unless it is said. */
    public LoadTest stopTimeout(Duration timeout) {
        return with(plan -> plan.withStopTimeout(timeout));
    }

    /** Only tasks with one of these tags take part. */
    public LoadTest tags(String... tags) {
        participants = participants.withTags(tags);
        return this;
    }

    /** No task with one of these tags takes part. */
    public LoadTest excludeTags(String... tags) {
        participants = participants.withoutTags(tags);
        return this;
    }

    /** All user classes are equally likely, and all tasks of each. */
    public LoadTest equalWeights() {
        participants = participants.withEqualWeights();
        return this;
    }

    /** The test ends when tasks have run so many times in all. */
    public LoadTest iterations(long number) {
        rules = rules.withIterations(number);
        return this;
    }

    /** Each user ends when it has run so many tasks. */
    public LoadTest userIterations(long number) {
        rules = rules.withUserIterations(number);
        return this;
    }

    /** All wait times are multiplied by this: 0.5 halves them, 0 leaves them out. */
    public LoadTest thinkTimeFactor(double factor) {
        rules = rules.withThinkTimeFactor(factor);
        return this;
    }

    /** What this kind of run is called, see {@link dev.acrida.Environment#profile}. */
    public LoadTest profile(String name) {
        return with(plan -> plan.withProfile(name));
    }

    /**
     * Adds conditions under which the run has failed, such as {@code p95 > 500ms}.
     *
     * @throws dev.acrida.threshold.ThresholdException if one is no condition
     */
    public LoadTest failIf(String... conditions) {
        for (String condition : conditions) {
            failIf.add(FailIf.parse(condition));
        }
        return this;
    }

    /** Adds conditions under which the run has failed. */
    public LoadTest failIf(FailIf... conditions) {
        failIf.addAll(List.of(conditions));
        return this;
    }

    /** Calls the listener for every event of this type. */
    public <E extends Event> LoadTest on(Class<E> type, Consumer<? super E> listener) {
        listeners.add(bus -> bus.on(type, listener));
        return this;
    }

    /** How servers are reached, where a user class does not say it: TLS, proxy, addresses. */
    public LoadTest network(Network network) {
        this.network = network;
        return this;
    }

    /** Accepts any TLS certificate. */
    public LoadTest insecure() {
        network = network.withTls(network.tls().withInsecure(true));
        return this;
    }

    /** Begins the statistics anew when all users have been started. */
    public LoadTest resetStats() {
        return with(plan -> plan.withResetStats(true));
    }

    /**
     * Whether users go on after an exception in a task; they do unless it is said. Otherwise the
     * first one ends the run, and {@link #run} throws it.
     */
    public LoadTest catchExceptions(boolean goOn) {
        catchExceptions = goOn;
        return this;
    }

    /**
     * Runs the test and waits for its end.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     * @throws TaskFailedException if a task failed, and exceptions are not caught
     * @throws InterruptedException if this thread is interrupted; the run is stopped then
     */
    public LoadResult run() throws InterruptedException {
        return run(load());
    }

    private LoadResult run(Load asked) throws InterruptedException {
        FirstException first = new FirstException();
        EventBus events = bus();
        if (!catchExceptions) {
            first.listen(events);
        }
        List<UserClass> userClasses = userClasses();
        Thresholds thresholds = Thresholds.of(userClasses, failIf);
        LoadResult result;
        try (Run run = JudgedRun.of(LocalRun.open(plan(userClasses, events)), thresholds)) {
            run.start(asked);
            run.awaitStopped();
            result = new LoadResult(run.quitting(), run.status().load().users());
            run.quit(result.exitCode());
        }
        first.rethrow();
        return result;
    }

    /**
     * Runs one user of the test and prints each of its requests to standard output.
     *
     * @throws TaskFailedException as soon as a task throws an exception
     * @throws InterruptedException if this thread is interrupted; the user is stopped then
     */
    public LoadResult debug() throws InterruptedException {
        return debug(System.out);
    }

    /** Like {@link #debug()}, printing here. */
    public LoadResult debug(PrintStream out) throws InterruptedException {
        LoadTest single = new LoadTest(participants);
        single.changes.addAll(changes);
        single.failIf.addAll(failIf);
        single.settings = settings;
        single.rules = rules;
        single.network = network;
        single.listeners.addAll(listeners);
        Load one = load.withUsers(1, load.spawnRate()).withOpen(OpenLoad.NONE.withoutDeclared());
        DebugPrinter printer = new DebugPrinter(out);
        return single.catchExceptions(false).on(RequestEvent.class, printer::print).run(one);
    }

    /**
     * Sets up a run that the caller starts with a load, edits and stops; to be closed in the end.
     * Its environment is what listeners see.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     */
    public Run open() {
        return LocalRun.open(plan(userClasses(), bus()));
    }

    /** What {@link #run} starts, and the caller of {@link #open} may. */
    public Load load() {
        if (shape.isPresent()) {
            return load.withUsers(0, load.spawnRate());
        }
        int fixed = changes.stream().mapToInt(change -> change.fixedCount().orElse(0)).sum();
        return load.withUsers(Math.max(load.users(), fixed), load.spawnRate());
    }

    private List<UserClass> userClasses() {
        return UserChange.apply(participants.userClasses(), changes);
    }

    private LoadTest with(UnaryOperator<RunPlan> setting) {
        UnaryOperator<RunPlan> before = settings;
        settings = plan -> setting.apply(before.apply(plan));
        return this;
    }

    private EventBus bus() {
        EventBus events = EventBus.of(participants.classes());
        listeners.forEach(listener -> listener.accept(events));
        return events;
    }

    private RunPlan plan(List<UserClass> userClasses, EventBus events) {
        RunPlan plan =
                settings.apply(RunPlan.of(userClasses))
                        .withEvents(events)
                        .withTags(participants.tags())
                        .withRules(rules);
        RunPlan shaped = shape.map(type -> plan.withShape(ShapePlan.of(type, load))).orElse(plan);
        shaped.requireHosts();
        HttpOptions http = HttpOptions.DEFAULT.withNetwork(network);
        Extensions extensions = Extensions.find(userClasses);
        return extensions.addTo(shaped.withClients(List.of(new HttpClients(http))));
    }
}
