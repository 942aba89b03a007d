package dev.acrida.engine.dispatch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Says which class gets the next user, and on which worker: classes in {@link ClassOrder}, fixed
 * counts first, workers in turn in {@link WorkerOrder}. Users go in the reverse order of their
 * coming. Places users exactly as Locust's {@code UsersDispatcher} does; when they come and go is
 * for {@link RampPace}, {@link DispatchCycle} and {@link Rebalance} to say. Not thread-safe.
 */
public final class Dispatcher {
    private final List<ClassShare> all;
    private List<ClassShare> classes;
    private List<String> workers;
    private int nextWorker;
    private boolean rebalanced;

    /** Users that there are, and those for whom no class was left when workers changed. */
    private int intended;

    private Counts counts;
    private @Nullable Placement[] places;
    private UserOrder order;
    private List<Placement> active = new ArrayList<>();

    /** Users that have ended by themselves, but whose place is still among the active ones. */
    private final Map<Placement, Integer> gone = new HashMap<>();

    /**
     * Begins with no users.
     *
     * @param workers names, each once; at least one
     * @param classes names, each once
     */
    public Dispatcher(Collection<String> workers, Collection<ClassShare> classes) {
        this.all = sorted(classes);
        this.classes = all;
        this.workers = WorkerOrder.of(workers);
        if (workers.isEmpty()) {
            throw new IllegalArgumentException("a dispatcher needs at least 1 worker, got none");
        }
        this.counts = none();
        this.places = new Placement[counts.size()];
        this.order = new UserOrder(all, this::running, true);
    }

    /** Places one user more; empty if no class wants one. */
    public Optional<Placement> add() {
        Optional<Placement> added = order.next().map(this::place);
        added.ifPresent(place -> intended++);
        return added;
    }

    /** Takes away the user that was placed last; empty if there is none. */
    public Optional<Placement> remove() {
        while (!active.isEmpty()) {
            Placement last = active.removeLast();
            if (!wasGone(last)) {
                counts.change(last, -1);
                intended--;
                order.seekFixed();
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }

    /** Notes that a user of this class on this worker has ended by itself: it is missing now. */
    public void ended(Placement place) {
        if (counts.of(place) > 0) {
            counts.change(place, -1);
            intended--;
            gone.merge(place, 1, Integer::sum);
            order.seekFixed();
        }
    }

    /**
     * From now on only these classes get users; users of others stay until they are removed.
     *
     * @throws IllegalArgumentException if one is not among the classes of the dispatcher
     */
    public void restrictTo(Collection<String> names) {
        List<ClassShare> wanted = all.stream().filter(c -> names.contains(c.name())).toList();
        if (wanted.size() != names.stream().distinct().count() || wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "user classes must be among %s, were %s"
                            .formatted(all.stream().map(ClassShare::name).toList(), names));
        }
        if (!wanted.equals(classes)) {
            classes = wanted;
            order = new UserOrder(classes, this::running, order.seeksFixed());
        }
    }

    /** Adds a worker and places all users anew, as if they came one after the other. */
    public void addWorker(String worker) {
        List<String> more = new ArrayList<>(workers);
        more.add(worker);
        redistribute(WorkerOrder.of(more));
    }

    /**
     * Takes a worker away and places all users anew on the others.
     *
     * @return whether there is another; if not, nothing changes
     */
    public boolean removeWorker(String worker) {
        List<String> fewer = workers.stream().filter(w -> !w.equals(worker)).toList();
        if (!fewer.isEmpty()) {
            redistribute(fewer);
        }
        return !fewer.isEmpty();
    }

    /** How many users there are. */
    public int users() {
        return counts.sum();
    }

    /** How many users of each class each worker has, zeros included; a copy. */
    public SortedMap<String, SortedMap<String, Integer>> counts() {
        return counts.toMap();
    }

    /** From now on only users that there are count. */
    void beginCycle() {
        intended = users();
    }

    int intended() {
        return intended;
    }

    /** Whether users were placed anew and nobody has been told. */
    boolean rebalanced() {
        return rebalanced;
    }

    /** Forgets it. */
    void rebalancingTold() {
        rebalanced = false;
    }

    private void redistribute(List<String> remaining) {
        workers = remaining;
        nextWorker = 0;
        rebalanced = true;
        counts = none();
        places = new Placement[counts.size()];
        order = new UserOrder(classes, this::running, true);
        active = new ArrayList<>(intended);
        gone.clear();
        Optional<String> next = Optional.of("");
        while (next.isPresent() && users() < intended) {
            next = order.next();
            next.ifPresent(this::place);
        }
    }

    private Placement place(String userClass) {
        int worker = nextWorker;
        int column = counts.column(userClass);
        nextWorker = worker + 1 == workers.size() ? 0 : worker + 1;
        counts.change(worker, column, 1);
        Placement place = placeOf(worker, column, userClass);
        active.add(place);
        return place;
    }

    /** Users of one class on one worker are in one place: with many users there are few. */
    private Placement placeOf(int worker, int column, String userClass) {
        int index = worker * all.size() + column;
        Placement known = places[index];
        if (known == null) {
            known = new Placement(workers.get(worker), userClass);
            places[index] = known;
        }
        return known;
    }

    private int running(String userClass) {
        return counts.of(userClass);
    }

    private boolean wasGone(Placement place) {
        boolean was = gone.containsKey(place);
        gone.computeIfPresent(place, (p, n) -> n == 1 ? null : n - 1);
        return was;
    }

    private Counts none() {
        return new Counts(workers, all.stream().map(ClassShare::name).toList());
    }

    private static List<ClassShare> sorted(Collection<ClassShare> classes) {
        return classes.stream().sorted(Comparator.comparing(ClassShare::name)).toList();
    }
}
