package dev.acrida.stats;

import java.time.Instant;

/**
 * One kind of failure of one entry. Immutable.
 *
 * @param key the entry that failed
 * @param error the failure's text; equal texts are one kind
 * @param occurrences how often, at least 1
 * @param firstSeen when it was recorded first
 * @param lastSeen when it was recorded last
 */
public record ErrorStats(
        EntryKey key, String error, long occurrences, Instant firstSeen, Instant lastSeen) {
    ErrorStats withError(String text) {
        return new ErrorStats(key, text, occurrences, firstSeen, lastSeen);
    }

    ErrorStats seenAgain(Instant now) {
        return new ErrorStats(key, error, occurrences + 1, firstSeen, now);
    }
}
