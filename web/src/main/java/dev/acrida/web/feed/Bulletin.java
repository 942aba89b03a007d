package dev.acrida.web.feed;

import dev.acrida.report.Percentile;
import dev.acrida.stats.EntryKey;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells viewers what is on the board, as events. Each update has an id, by which a viewer that
 * comes back says what it has already. Not thread-safe; {@link LiveFeed} guards it.
 */
final class Bulletin {
    private static final byte[] NOTHING = {};

    private final Board board;
    private final List<Percentile> percentiles;

    /** Tells ids of this process from those of the one before. */
    private final String boot = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private Instant started = Instant.EPOCH;
    private int epoch;

    Bulletin(Board board, List<Percentile> percentiles) {
        this.board = board;
        this.percentiles = percentiles;
    }

    /** Statistics have begun anew. */
    void begin(Instant started, int epoch) {
        this.started = started;
        this.epoch = epoch;
    }

    /** All that changed after that update. */
    byte[] since(long last) {
        boolean full = board.isNewTo(last);
        long since = full ? -1 : last;
        EventText text = text();
        board.stateSince(since).ifPresent(state -> text.event("state", state));
        text.stats(board.rowsSince(since), full);
        text.points(started, EntryKey.TOTAL, 0, board.points(), since);
        text.marks(board.marks().since(since));
        board.countsSince(since).ifPresent(counts -> text.event("counts", counts));
        return text.bytes();
    }

    /** The seconds of an entry that came after that update; empty for the total. */
    byte[] since(long last, int entry) {
        Optional<EntryKey> key = board.key(entry);
        if (entry == 0 || key.isEmpty()) {
            return NOTHING;
        }
        EventText text = text();
        long since = board.isNewTo(last) ? -1 : last;
        text.points(started, key.get(), entry, board.entryPoints(), since);
        return text.bytes();
    }

    private EventText text() {
        return new EventText(boot + "-" + board.number(), epoch, percentiles);
    }

    /** Tells this process from others that serve the same test. */
    String process() {
        return boot;
    }

    /** The number of the update of this id; -1 if it is of none. */
    long number(Optional<String> id) {
        return id.filter(text -> text.matches(boot + "-\\d{1,18}"))
                .map(text -> Long.parseLong(text.substring(boot.length() + 1)))
                .orElse(-1L);
    }
}
