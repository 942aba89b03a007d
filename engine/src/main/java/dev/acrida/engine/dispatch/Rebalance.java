package dev.acrida.engine.dispatch;

import org.jspecify.annotations.Nullable;

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
            change(counts, step.start(), 1);
            change(counts, step.end(), -1);
        }
        return counts;
    }

    private static void change(
            Map<String, SortedMap<String, Integer>> counts, @Nullable Placement place, int by) {
        if (place != null) {
            counts.computeIfAbsent(place.worker(), w -> new TreeMap<>())
                    .merge(place.userClass(), by, Integer::sum);
        }
    }

    /** What {@code to} has more than {@code from}, by class; a round over the workers at a time. */
    private static SortedMap<String, List<Placement>> missing(
            Map<String, ? extends Map<String, Integer>> from,
            Map<String, ? extends Map<String, Integer>> to) {
        SortedMap<String, List<Gap>> gaps = new TreeMap<>();
        for (String worker : WorkerOrder.of(to.keySet())) {
            Map<String, Integer> there = row(from, worker);
            row(to, worker)
                    .forEach(
                            (name, users) -> {
                                int more = users - there.getOrDefault(name, 0);
                                if (more > 0) {
                                    gaps.computeIfAbsent(name, c -> new ArrayList<>())
                                            .add(new Gap(new Placement(worker, name), more));
                                }
                            });
        }
        SortedMap<String, List<Placement>> missing = new TreeMap<>();
        gaps.forEach((name, ofClass) -> missing.put(name, inRounds(ofClass)));
        return missing;
    }

    /** One of each gap, then another of each; those that are filled leave the rounds. */
    private static List<Placement> inRounds(List<Gap> gaps) {
        List<Placement> places = new ArrayList<>();
        List<Gap> open = gaps;
        for (int round = 1; !open.isEmpty(); round++) {
            List<Gap> stillOpen = new ArrayList<>();
            for (Gap gap : open) {
                places.add(gap.place());
                if (gap.users() > round) {
                    stillOpen.add(gap);
                }
            }
            open = stillOpen;
        }
        return places;
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
                    // What has no partner comes first: it is what was lost.
                    int lost = Math.max(0, places.size() - surplus.size());
                    places.subList(0, lost).forEach(place -> back.add(new Step(place, null)));
                    for (int i = lost; i < places.size(); i++) {
                        moves.add(new Step(places.get(i), surplus.get(i - lost)));
                    }
                });
        ends.forEach(
                (name, places) ->
                        places.stream()
                                .skip(starts.getOrDefault(name, List.of()).size())
                                .forEach(place -> away.add(new Step(null, place))));
        back.addAll(moves);
        back.addAll(away);
        return List.copyOf(back);
    }

    /** How many users a place lacks. */
    private record Gap(Placement place, int users) {}

    /** Where a user starts, and where one ends; one of both may be missing. */
    private record Step(@Nullable Placement start, @Nullable Placement end) {}
}
