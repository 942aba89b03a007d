package dev.acrida;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a test adds to the page of its run: tabs, and routes of its own. Nothing of it is asked for
 * in a run without a page. Thread-safe.
 *
 * <p>To be used when the run is set up:
 *
 * <pre>{@code
 * @Listener
 * static void add(Init init) {
 *     init.environment().page().tab("sizes", "Sizes", () -> PageTab.of(table()));
 * }
 * }</pre>
 *
 * Whoever may see the page may see what is added, and nobody else. Text is shown as text: it is
 * escaped, whatever it holds.
 */
public interface WebPage {
    /**
     * Adds a tab, or replaces the one of this key.
     *
     * @param key what the tab is called in addresses: lower-case letters, digits and dashes
     * @param title what is written on it
     * @param content called about every two seconds while somebody looks at the tab, by any thread
     * @throws IllegalArgumentException if the key has another form
     */
    void tab(String key, String title, Supplier<PageTab> content);

    /**
     * Adds a route at {@code ext/PATH} below the page's address, or replaces that of this path.
     *
     * @param path of lower-case letters, digits, dots, dashes and slashes, without one at an end
     * @param handler called for each GET and POST, by any thread; a POST from another site never
     *     gets here. An exception is logged and answered with status 500
     * @throws IllegalArgumentException if the path has another form
     */
    void route(String path, Function<PageRequest, PageAnswer> handler);
}
