package dev.acrida.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All statistics of a run at one moment, consistent with each other. Immutable and thread-safe.
 *
 * @param started when the run (or the last reset) began
 * @param elapsed from then until the run's end, or until now while it goes on
 * @param entries one for each method and name, ordered by name, then method
 * @param total the sum of all entries but transactions
 * @param errors kinds of failures, ordered by entry, then text
 * @param exceptions exceptions from user code, most frequent first
 * @param ledger what became of every request that was issued
 * @param schedule how far the schedule of starts was kept, if there is one
 */
public record StatsSnapshot(
        Instant started,
        Duration elapsed,
        List<EntryStats> entries,
        EntryStats total,
        List<ErrorStats> errors,
        List<ExceptionStats> exceptions,
        Ledger ledger,
        ScheduleStats schedule) {

    /** Copies the lists. */
    public StatsSnapshot {
        entries = List.copyOf(entries);
        errors = List.copyOf(errors);
        exceptions = List.copyOf(exceptions);
    }

    /** The entry of this method and name, if any request with them has finished. */
    public Optional<EntryStats> entry(String method, String name) {
        EntryKey key = new EntryKey(method, name);
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
}
