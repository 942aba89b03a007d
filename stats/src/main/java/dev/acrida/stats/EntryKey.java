package dev.acrida.stats;

import java.util.Comparator;

/**
 * What a statistics entry is about: a method (or any other request type) and a name.
 *
 * @param method the request type, for example {@code GET}; empty for {@link #TOTAL}
 * @param name the name under which requests are grouped
 */
public record EntryKey(String method, String name) implements Comparable<EntryKey> {
    /** The key of the entry that sums all others. */
    public static final EntryKey TOTAL = new EntryKey("", "Aggregated");

    /** The type of transactions, which time several requests together. */
    public static final String TRANSACTION = "TX";

    /** The key of what has one name too many; see {@link StatsRecorder#MOST_ENTRIES}. */
    public static final EntryKey OTHER = new EntryKey("", "(other)");

    /** The same for transactions. */
    public static final EntryKey OTHER_TRANSACTIONS = new EntryKey(TRANSACTION, "(other)");

    private static final Comparator<EntryKey> BY_NAME_THEN_METHOD =
            Comparator.comparing(EntryKey::name).thenComparing(EntryKey::method);

    /** Whether its samples are in the total: transactions are not, since their requests are. */
    public boolean inTotal() {
        return !method.equals(TRANSACTION);
    }

    /** Orders by name, then method, as every table and file lists entries. */
    @Override
    public int compareTo(EntryKey other) {
        return BY_NAME_THEN_METHOD.compare(this, other);
    }

    @Override
    public String toString() {
        return method.isEmpty() ? name : method + " " + name;
    }
}
