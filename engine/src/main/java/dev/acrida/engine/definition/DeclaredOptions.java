package dev.acrida.engine.definition;

import dev.acrida.Option;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All options that a test declares, in the order of its classes and fields: what a command line or
 * a page offers beside its own.
 *
 * @param all the options, each name once
 */
public record DeclaredOptions(List<DeclaredOption> all) {
    /** None at all. */
    public static final DeclaredOptions NONE = new DeclaredOptions(List.of());

    /** Copies the list. */
    public DeclaredOptions {
        all = List.copyOf(all);
    }

    /**
     * Those of these classes. Only classes that declare one are initialized.
     *
     * @throws TestDefinitionException if one breaks a rule, or two have the same name
     */
    public static DeclaredOptions in(List<Class<?>> classes) {
        Map<String, DeclaredOption> byName = new LinkedHashMap<>();
        for (Class<?> type : classes) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Option.class)) {
                    add(byName, DeclaredOption.of(field));
                }
            }
        }
        return new DeclaredOptions(new ArrayList<>(byName.values()));
    }

    /** Their names. */
    public Set<String> names() {
        return all.stream().map(DeclaredOption::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Their values now: what another process needs to run the same test. */
    public OptionValues values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        all.forEach(option -> values.put(option.name(), option.current()));
        return OptionValues.of(values, secrets());
    }

    /**
     * Sets all of them that are among the values.
     *
     * @throws IllegalArgumentException if a value breaks the rule of its option; it says which
     */
    public void set(OptionValues values) {
        for (DeclaredOption option : all) {
            List<String> texts = values.texts().getOrDefault(option.name(), List.of());
            if (!texts.isEmpty() || option.type() == OptionType.LIST) {
                set(option, texts);
            }
        }
    }

    private static void set(DeclaredOption option, List<String> texts) {
        try {
            option.set(texts);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--" + option.name() + " " + e.getMessage(), e);
        }
    }

    private Set<String> secrets() {
        return all.stream()
                .filter(DeclaredOption::secret)
                .map(DeclaredOption::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void add(Map<String, DeclaredOption> byName, DeclaredOption option) {
        DeclaredOption other = byName.putIfAbsent(option.name(), option);
        if (other != null) {
            throw new TestDefinitionException(
                    "%s and %s both declare the option --%s: give one of them another name"
                            .formatted(other.place(), option.place(), option.name()));
        }
    }
}
