package dev.acrida.report.compare;

import dev.acrida.report.compare.Change.Verdict;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryKey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed from one run to another, entry by entry.
 *
 * <p>Each run is cut into up to 40 stretches, from which the bootstrap draws; the p-values of all
 * measures of all entries are corrected together by Holm's method (Scandinavian Journal of
 * Statistics 6, 1979), so that the chance of even one false alarm among hundreds of entries stays
 * below one minus the confidence. Immutable.
 *
 * @param criteria when a change counts
 * @param changes by entry, the total among them
 * @param onlyInBase entries of the older run that the newer one lacks
 * @param onlyInNext entries of the newer run that the older one lacks
 */
public record Comparison(
        Criteria criteria,
        SequencedMap<EntryKey, List<Change>> changes,
        Set<EntryKey> onlyInBase,
        Set<EntryKey> onlyInNext) {

    /** Compares two saved runs. */
    public static Comparison of(SavedRun base, SavedRun next, Criteria criteria) {
        Stretches older = Stretches.of(base, criteria.skip());
        Stretches newer = Stretches.of(next, criteria.skip());
        Set<EntryKey> common = new TreeSet<>(older.keys());
        common.retainAll(newer.keys());
        List<Found> found =
                common.parallelStream()
                        .map(key -> compare(key, older, newer, criteria))
                        .flatMap(List::stream)
                        .toList();
        return new Comparison(
                criteria,
                byEntry(corrected(found, criteria)),
                without(older.keys(), common),
                without(newer.keys(), common));
    }

    /** Whether anything is worse than it was. */
    public boolean anyWorse() {
        return changes.values().stream()
                .flatMap(List::stream)
                .anyMatch(change -> change.verdict() == Verdict.WORSE);
    }

    private static List<Found> compare(
            EntryKey key, Stretches older, Stretches newer, Criteria criteria) {
        Pool base = Pool.of(key, older);
        Pool next = Pool.of(key, newer);
        return new Bootstrap(base, next, criteria)
                .changes().stream().map(change -> new Found(key, change)).toList();
    }

    /** Holm: the smallest p-value of m is multiplied by m, the next by m - 1, never falling. */
    private static List<Found> corrected(List<Found> found, Criteria criteria) {
        List<Found> ascending = new ArrayList<>(found);
        ascending.removeIf(each -> each.change.verdict() == Verdict.UNKNOWN);
        ascending.sort(Comparator.comparingDouble(each -> each.change.pValue()));
        List<Found> corrected = new ArrayList<>(found);
        corrected.removeAll(ascending);
        double atLeast = 0;
        for (int i = 0; i < ascending.size(); i++) {
            Found each = ascending.get(i);
            atLeast = Math.max(atLeast, each.change.pValue() * (ascending.size() - i));
            corrected.add(new Found(each.key, each.change.judged(Math.min(1, atLeast), criteria)));
        }
        return corrected;
    }

    private static SequencedMap<EntryKey, List<Change>> byEntry(List<Found> found) {
        SequencedMap<EntryKey, List<Change>> changes = new TreeMap<>();
        for (Found each : found) {
            changes.computeIfAbsent(each.key, k -> new ArrayList<>()).add(each.change);
        }
        changes.values().forEach(each -> each.sort(Comparator.comparing(Change::measure)));
        return changes;
    }

    private static Set<EntryKey> without(Set<EntryKey> keys, Set<EntryKey> common) {
        Set<EntryKey> rest = new TreeSet<>(keys);
        rest.removeAll(common);
        return rest;
    }

    private record Found(EntryKey key, Change change) {}
}
