package dev.acrida.library;

import dev.acrida.engine.definition.EqualWeights;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.definition.UserClasses;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which classes and tasks of a test take part. Immutable.
 *
 * @param classes of the test, with listeners among them
 * @param picked simple names of the user classes; empty for all
 * @param tags which tasks
 * @param equalWeights whether all of them are equally likely
 */
record Participants(
        List<Class<?>> classes, List<String> picked, TagFilter tags, boolean equalWeights) {
    /** Copies the lists. */
    Participants {
        classes = List.copyOf(classes);
        picked = List.copyOf(picked);
    }

    /** These, with all their tasks. */
    static Participants of(List<Class<?>> classes, List<String> picked) {
        return new Participants(classes, picked, TagFilter.ALL, false);
    }

    /** The same, but of tasks only those with one of these tags, or of those before. */
    Participants withTags(String... more) {
        return with(new TagFilter(union(tags.include(), more), tags.exclude()));
    }

    /** The same without tasks that have one of these tags. */
    Participants withoutTags(String... more) {
        return with(new TagFilter(tags.include(), union(tags.exclude(), more)));
    }

    /** The same, all equally likely. */
    Participants withEqualWeights() {
        return new Participants(classes, picked, tags, true);
    }

    /**
     * The user classes.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if one breaks a rule
     */
    List<UserClass> userClasses() {
        List<UserClass> found = UserClasses.from(classes, tags, picked);
        return equalWeights ? EqualWeights.of(found) : found;
    }

    private Participants with(TagFilter tags) {
        return new Participants(classes, picked, tags, equalWeights);
    }

    private static Set<String> union(Set<String> some, String... more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
