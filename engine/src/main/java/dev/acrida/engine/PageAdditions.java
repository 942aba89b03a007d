package dev.acrida.engine;

import dev.acrida.PageAnswer;
import dev.acrida.PageRequest;
import dev.acrida.PageTab;
import dev.acrida.WebPage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a test has added to the page of its run, for whoever serves one. Thread-safe. */
public final class PageAdditions implements WebPage {
    private static final String KEY = "[a-z0-9-]+";
    private static final String PATH = "[a-z0-9.-]+(/[a-z0-9.-]+)*";

    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final Map<String, Function<PageRequest, PageAnswer>> routes = new LinkedHashMap<>();

    /** Nothing yet. */
    public PageAdditions() {}

    @Override
    public synchronized void tab(String key, String title, Supplier<PageTab> content) {
        require(KEY, "key of a tab", "lower-case letters, digits and dashes", key);
        tabs.put(key, new Tab(key, title, content));
    }

    @Override
    public synchronized void route(String path, Function<PageRequest, PageAnswer> handler) {
        require(PATH, "path of a route", "lower-case letters, digits, dots, dashes, slashes", path);
        routes.put(path, handler);
    }

    /** The tabs, in the order in which they were added. */
    public synchronized List<Tab> tabs() {
        return new ArrayList<>(tabs.values());
    }

    /** What answers at this path, if anything does. */
    public synchronized Optional<Function<PageRequest, PageAnswer>> route(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    private static void require(String form, String subject, String rule, String actual) {
        if (!actual.matches(form)) {
            throw new IllegalArgumentException(
                    "the %s must be of %s, was '%s'".formatted(subject, rule, actual));
        }
    }

    /**
     * A tab.
     *
     * @param key what it is called in addresses
     * @param title what is written on it
     * @param content what it shows now
     */
    public record Tab(String key, String title, Supplier<PageTab> content) {}
}
