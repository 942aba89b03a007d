package dev.acrida.engine.definition;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tasks take part, by their tags. Immutable.
 *
 * @param include a task needs at least one of these; empty if it needs none
 * @param exclude a task must have none of these; wins over {@code include}
 */
public record TagFilter(Set<String> include, Set<String> exclude) {
    /** Keeps every task. */
    public static final TagFilter ALL = new TagFilter(Set.of(), Set.of());

    /** Copies the sets. */
    public TagFilter {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    /** Whether a task with these tags takes part. */
    public boolean keeps(Set<String> tags) {
        boolean wanted = include.isEmpty() || !Collections.disjoint(include, tags);
        return wanted && Collections.disjoint(exclude, tags);
    }

    @Override
    public String toString() {
        String wanted = include.isEmpty() ? "" : "tags " + String.join(", ", sorted(include));
        String unwanted =
                exclude.isEmpty() ? "" : "without tags " + String.join(", ", sorted(exclude));
        return wanted + (wanted.isEmpty() || unwanted.isEmpty() ? "" : ", ") + unwanted;
    }

    private static Set<String> sorted(Set<String> tags) {
        return new TreeSet<>(tags);
    }
}
