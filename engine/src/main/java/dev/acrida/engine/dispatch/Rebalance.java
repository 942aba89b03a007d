package dev.acrida.engine.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way from one distribution of users to another at the spawn rate: a step each {@code 1 / rate}
 * seconds, the first at once. A step starts a user where one is missing and, if its class has one
 * too many elsewhere, ends that. What was lost comes back first, so the number of users never falls
 * on the way. A function of the elapsed time alone. Immutable.
 */
public final class Rebalance {
    private final Map<String, ? extends Map<String, Integer>> from;
    private final List<Step> steps;
    private final RampPace pace;

    private Rebalance(
            Map<String, ? extends Map<String, Integer>> from, List<Step> steps, RampPace pace) {
        this.from = from;
        this.steps = steps;
        this.pace = pace;
    }

    /**
     * Plans the way.
     *
     * @param from users of each class that each worker has; workers that are gone are left out
     * @param to what they shall have
     * @param rate steps per second, more than 0
     */
    public static Rebalance of(
            Map<String, ? extends Map<String, Integer>> from,
            Map<String, ? extends Map<String, Integer>> to,
            double rate) {
        List<Step> steps = steps(missing(from, to), missing(to, from));
        return new Rebalance(from, steps, new RampPace(0, steps.size(), rate));
    }

    /** When the last step is due, in nanoseconds after the beginning. */
    public long endNanos() {
        return pace.endNanos();
    }

    /** How many steps there are in all. */
    public int steps() {
        return steps.size();
    }

    /** How many users of each class each worker shall have, this long after the beginning. */
    public SortedMap<String, SortedMap<String, Integer>> countsAt(long elapsedNanos) {
        SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
        from.forEach((worker, row) -> counts.put(worker, new TreeMap<>(row)));
        for (Step step : steps.subList(0, pace.usersAt(elapsedNanos))) {
            step.start().forEach(place -> change(counts, place, 1));
            step.end().forEach(place -> change(counts, place, -1));
        }
        return counts;
    }

    private static void change(
            Map<String, SortedMap<String, Integer>> counts, Placement place, int by) {
        counts.computeIfAbsent(place.worker(), w -> new TreeMap<>())
                .merge(place.userClass(), by, Integer::sum);
    }

    /** What {@code to} has more than {@code from}, by class; a round over the workers at a time. */
    private static SortedMap<String, List<Placement>> missing(
            Map<String, ? extends Map<String, Integer>> from,
            Map<String, ? extends Map<String, Integer>> to) {
        SortedMap<String, List<Placement>> missing = new TreeMap<>();
        List<Gap> gaps = gaps(from, to);
        // Gaps that are filled leave the rounds, so that all of them cost no more than the users.
        for (int round = 1; !gaps.isEmpty(); round++) {
            int filled = round;
            for (Gap gap : gaps) {
                missing.computeIfAbsent(gap.place().userClass(), c -> new ArrayList<>())
                        .add(gap.place());
            }
            gaps = gaps.stream().filter(gap -> gap.users() > filled).toList();
        }
        return missing;
    }

    private static List<Gap> gaps(
            Map<String, ? extends Map<String, Integer>> from,
            Map<String, ? extends Map<String, Integer>> to) {
        List<Gap> gaps = new ArrayList<>();
        for (String worker : WorkerOrder.of(to.keySet())) {
            Map<String, Integer> there = row(from, worker);
            row(to, worker)
                    .forEach(
                            (name, users) -> {
                                int more = users - there.getOrDefault(name, 0);
                                if (more > 0) {
                                    gaps.add(new Gap(new Placement(worker, name), more));
                                }
                            });
        }
        return gaps;
    }

    private static Map<String, Integer> row(
            Map<String, ? extends Map<String, Integer>> counts, String worker) {
        Map<String, Integer> row = counts.get(worker);
        return row == null ? Map.of() : row;
    }

    private static List<Step> steps(
            SortedMap<String, List<Placement>> starts, SortedMap<String, List<Placement>> ends) {
        List<Step> back = new ArrayList<>();
        List<Step> moves = new ArrayList<>();
        List<Step> away = new ArrayList<>();
        starts.forEach(
                (name, places) -> {
                    List<Placement> surplus = ends.getOrDefault(name, List.of());
                    for (int i = 0; i < places.size(); i++) {
                        List<Placement> start = List.of(places.get(i));
                        // What has no partner comes first: it is what was lost.
                        int partner = i - Math.max(0, places.size() - surplus.size());
                        (partner < 0 ? back : moves)
                                .add(
                                        new Step(
                                                start,
                                                partner < 0
                                                        ? List.of()
                                                        : List.of(surplus.get(partner))));
                    }
                });
        ends.forEach(
                (name, places) ->
                        places.stream()
                                .skip(starts.getOrDefault(name, List.of()).size())
                                .forEach(place -> away.add(new Step(List.of(), List.of(place)))));
        back.addAll(moves);
        back.addAll(away);
        return List.copyOf(back);
    }

    /** How many users a place lacks. */
    private record Gap(Placement place, int users) {}

    private record Step(List<Placement> start, List<Placement> end) {}
}
