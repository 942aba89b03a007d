package dev.acrida.report;

import dev.acrida.stats.Ledger;
import dev.acrida.stats.StatsSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The books of a run, in words that are the same in every report. */
public final class LedgerText {
    private LedgerText() {}

    /**
     * The books as an equation, for example {@code 107 issued = 100 recorded + 7 lost}: what is
     * zero is left out, but for what was issued and recorded. Behind it stand arrivals that started
     * no user, and so issued nothing.
     */
    public static String of(StatsSnapshot stats) {
        Ledger ledger = stats.ledger();
        List<String> parts = new ArrayList<>();
        parts.add(number(ledger.recorded()) + " recorded");
        add(parts, ledger.lost(), "lost");
        add(parts, ledger.discarded(), "discarded by the test");
        add(parts, ledger.inFlight(), "in flight");
        long dropped = stats.schedule().dropped();
        return number(ledger.issued())
                + " issued = "
                + String.join(" + ", parts)
                + (dropped == 0 ? "" : "; " + number(dropped) + " arrivals dropped");
    }

    private static void add(List<String> parts, long count, String what) {
        if (count != 0) {
            parts.add(number(count) + " " + what);
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
