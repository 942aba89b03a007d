package dev.acrida;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a tab of the page shows at one moment. Immutable.
 *
 * @param text some words above all else; may be empty
 * @param tables one below the other
 * @param links their texts, by the addresses that they lead to, relative to the page: routes of the
 *     test's own are at {@code ext/PATH}
 */
public record PageTab(String text, List<PageTable> tables, SequencedMap<String, String> links) {
    /** Copies list and map. */
    public PageTab {
        tables = List.copyOf(tables);
        links = new LinkedHashMap<>(links);
    }

    /** These tables, one below the other. */
    public static PageTab of(PageTable... tables) {
        return new PageTab("", List.of(tables), new LinkedHashMap<>());
    }

    /** The same with these words above all else. */
    public PageTab withText(String text) {
        return new PageTab(text, tables, links);
    }

    /** The same with one link more. */
    public PageTab withLink(String address, String text) {
        SequencedMap<String, String> more = new LinkedHashMap<>(links);
        more.put(address, text);
        return new PageTab(this.text, tables, more);
    }

    /** A copy. */
    @Override
    public SequencedMap<String, String> links() {
        return new LinkedHashMap<>(links);
    }
}
