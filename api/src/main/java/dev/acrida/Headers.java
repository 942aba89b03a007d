package dev.acrida;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** HTTP headers: names without regard to case, each with one or more values. Not thread-safe. */
public final class Headers {
    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int version;

    /** Creates an empty set of headers. */
    public Headers() {}

    /**
     * Sets a header, in place of all values that it had.
     *
     * @throws IllegalArgumentException if name or value hold a control character
     */
    public Headers set(String name, String value) {
        remove(name);
        return add(name, value);
    }

    /**
     * Adds a value to those that the header has.
     *
     * @throws IllegalArgumentException if name or value hold a control character
     */
    public Headers add(String name, String value) {
        check(name, name);
        check(name, value);
        values.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
        version++;
        return this;
    }

    /** Removes a header, if it is there. */
    public Headers remove(String name) {
        values.remove(name);
        version++;
        return this;
    }

    /** Whether there is no header at all. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether the header is there. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The header's first value. */
    public Optional<String> first(String name) {
        List<String> all = values.get(name);
        return all == null ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** The header's values in order; empty if it is not there. */
    public List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    /** Calls the action with each name and value. */
    public void forEach(BiConsumer<String, String> action) {
        values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
    }

    /** Grows with each change, so that what was made from the headers can be kept until then. */
    public int version() {
        return version;
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private static void check(String header, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                throw new IllegalArgumentException(
                        "header %s must hold no control character, has 0x%02x at %d"
                                .formatted(header.strip(), (int) c, i));
            }
        }
    }
}
