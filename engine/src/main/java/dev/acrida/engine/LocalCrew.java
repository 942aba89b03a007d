package dev.acrida.engine;

import dev.acrida.engine.UserThread.Ending;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.dispatch.Dispatcher;
import dev.acrida.engine.dispatch.Placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** Users that are threads of this process: those that stay, and those that serve arrivals. */
final class LocalCrew implements Crew {
    private static final String HERE = "local";

    private final RunScope scope;
    private final Runnable changed;
    private final Departure departure;
    private final UserThread.Observer observer;
    private final Map<String, UserClass> classes = new LinkedHashMap<>();
    private final Optional<UserPlacement> placement;
    private final Dispatcher dispatcher;
    private final SequencedSet<UserThread> staying = new LinkedHashSet<>();
    private final Set<UserThread> serving = new LinkedHashSet<>();
    private final Set<UserThread> leaving = new HashSet<>();
    private List<String> allowed;
    private boolean nobodyStays;
    private int started;
    private int failed;
    private volatile int alive;
    private volatile int failedToStart;

    /**
     * A crew without users.
     *
     * @param changed is run on the loop when users have ended
     */
    LocalCrew(RunPlan plan, RunScope scope, RunLoop loop, Departure.Times times, Runnable changed) {
        this.scope = scope;
        this.changed = changed;
        this.observer = (user, ending) -> loop.execute(() -> ended(user, ending));
        this.departure = new Departure(loop, times, this::isAlive, this::abandon);
        plan.userClasses().forEach(type -> classes.put(type.name(), type));
        allowed = List.copyOf(classes.keySet());
        placement = plan.placement();
        dispatcher =
                new Dispatcher(
                        List.of(HERE), plan.userClasses().stream().map(UserClass::share).toList());
    }

    @Override
    public void restrictTo(Collection<String> userClasses) {
        nobodyStays = userClasses.isEmpty();
        if (!nobodyStays) {
            dispatcher.restrictTo(userClasses);
            allowed = List.copyOf(userClasses);
        }
    }

    @Override
    public void spawnRate(double rate) {
        // Who calls add and remove keeps the pace.
    }

    @Override
    public boolean add() {
        if (nobodyStays) {
            return false;
        }
        Optional<UserClass> next =
                placement
                        .flatMap(chosen -> chosen.next(allowed, counts()))
                        .or(this::nextByShare)
                        .map(classes::get);
        next.ifPresent(this::start);
        return next.isPresent();
    }

    /** As Locust places them, unless the test has a way of its own. */
    private Optional<String> nextByShare() {
        return placement.isPresent()
                ? Optional.empty()
                : dispatcher.add().map(Placement::userClass);
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        staying.forEach(user -> counts.merge(user.userClass().name(), 1, Integer::sum));
        return counts;
    }

    /** Starts a user of this class, whatever its share. */
    void start(UserClass type) {
        started++;
        staying.add(UserThread.start(scope, type, started, observer));
        count();
    }

    /** Starts a user that serves arrivals. */
    void join(Seat seat) {
        started++;
        serving.add(UserThread.start(scope, seat, started, observer));
        count();
    }

    @Override
    public void remove() {
        Optional<UserThread> newest =
                placement.isPresent()
                        ? staying.reversed().stream().findFirst()
                        : dispatcher.remove().flatMap(place -> newestOf(place.userClass()));
        newest.ifPresent(this::dismiss);
    }

    /** Nearly always the newest of all: only one that ended by itself makes a difference. */
    private Optional<UserThread> newestOf(String userClass) {
        return staying.reversed().stream()
                .filter(user -> user.userClass().name().equals(userClass))
                .findFirst();
    }

    private void dismiss(UserThread user) {
        staying.remove(user);
        seeOff(List.of(user));
    }

    @Override
    public void stopAfterTask() {
        staying.forEach(user -> user.control().stop());
        serving.forEach(user -> user.control().stop());
    }

    @Override
    public void dismissAll() {
        List<UserThread> dismissed = new ArrayList<>(staying);
        dismissed.addAll(serving);
        staying.clear();
        serving.clear();
        seeOff(dismissed);
    }

    /** Sees all users off that serve arrivals. */
    void dismissServing() {
        List<UserThread> dismissed = List.copyOf(serving);
        serving.clear();
        seeOff(dismissed);
    }

    /** Gives those that are leaving no more time. */
    void cut() {
        departure.cut(leaving);
    }

    private void seeOff(List<UserThread> dismissed) {
        leaving.addAll(dismissed);
        departure.begin(dismissed);
    }

    private void abandon(UserThread user) {
        user.giveUp();
        ended(user, Ending.DONE);
    }

    private void ended(UserThread user, Ending ending) {
        if (staying.remove(user)) {
            dispatcher.ended(new Placement(HERE, user.userClass().name()));
        } else if (!serving.remove(user) && !leaving.remove(user)) {
            return;
        }
        if (ending == Ending.FAILED_TO_START) {
            failed++;
        }
        count();
        changed.run();
    }

    private boolean isAlive(UserThread user) {
        return staying.contains(user) || serving.contains(user) || leaving.contains(user);
    }

    @Override
    public int staying() {
        return staying.size();
    }

    @Override
    public int alive() {
        return alive;
    }

    @Override
    public int started() {
        return started;
    }

    @Override
    public int failedToStart() {
        return failedToStart;
    }

    @Override
    public boolean allFailedToStart() {
        return started > 0 && failed == started;
    }

    @Override
    public boolean isGone() {
        return alive == 0;
    }

    private void count() {
        alive = staying.size() + serving.size() + leaving.size();
        failedToStart = failed;
    }
}
