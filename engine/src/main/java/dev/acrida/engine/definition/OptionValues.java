package dev.acrida.engine.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values of a test's options, as texts that can travel. Their own text hides the secret ones.
 * Immutable.
 *
 * @param texts by the names of the options; several only for a list
 * @param secret the names of those that nobody may read
 */
public record OptionValues(Map<String, List<String>> texts, Set<String> secret) {
    /** None at all. */
    public static final OptionValues NONE = new OptionValues(Map.of(), Set.of());

    /** Copies both. */
    public OptionValues {
        texts = Map.copyOf(texts);
        secret = Set.copyOf(secret);
    }

    /** These values. */
    public static OptionValues of(Map<String, List<String>> texts, Set<String> secret) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        texts.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return new OptionValues(copy, secret);
    }

    /** The texts that nobody may read, and that a log must leave out. */
    public Set<String> secretTexts() {
        return secret.stream()
                .flatMap(name -> texts.getOrDefault(name, List.of()).stream())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What may be shown, by the names in their order: of secrets only that they are there. */
    public SortedMap<String, String> shown() {
        SortedMap<String, String> shown = new TreeMap<>();
        texts.forEach(
                (name, values) ->
                        shown.put(name, secret.contains(name) ? "***" : String.join(",", values)));
        return shown;
    }

    @Override
    public String toString() {
        return shown().toString();
    }
}
