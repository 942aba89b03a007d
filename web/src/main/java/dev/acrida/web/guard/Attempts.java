package dev.acrida.web.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Limits how often a password may be tried: five times from one address, then once in ten seconds;
 * and from all addresses together no faster than fifty at once and one a second. Thread-safe.
 */
final class Attempts {
    private static final int AT_ONCE = 5;
    private static final long PAUSE_NANOS = 10_000_000_000L;
    private static final int AT_ONCE_IN_ALL = 50;
    private static final long PAUSE_IN_ALL_NANOS = 1_000_000_000L;
    private static final int MOST_ADDRESSES = 10_000;
    private static final String ALL = "";

    private final LongSupplier ticker;

    /** When all the failures of an address will be forgotten; the oldest first. */
    private final Map<String, Long> paidNanos = new LinkedHashMap<>();

    Attempts(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** For how many seconds nothing may be tried from this address; 0 if it may now. */
    synchronized long pauseSeconds(String address) {
        long pause =
                Math.max(
                        pauseNanos(address, AT_ONCE, PAUSE_NANOS),
                        pauseNanos(ALL, AT_ONCE_IN_ALL, PAUSE_IN_ALL_NANOS));
        return Math.ceilDiv(Math.max(0, pause), 1_000_000_000L);
    }

    /** What was tried from this address was wrong. */
    synchronized void failed(String address) {
        add(address, PAUSE_NANOS);
        add(ALL, PAUSE_IN_ALL_NANOS);
        if (paidNanos.size() > MOST_ADDRESSES) {
            paidNanos.remove(paidNanos.keySet().iterator().next());
        }
    }

    /** It was right: the failures of this address are forgotten. */
    synchronized void succeeded(String address) {
        paidNanos.remove(address);
    }

    private void add(String who, long pauseNanos) {
        long now = ticker.getAsLong();
        Long before = paidNanos.remove(who);
        long from = before == null || before - now < 0 ? now : before;
        paidNanos.put(who, from + pauseNanos);
    }

    private long pauseNanos(String who, int atOnce, long pauseNanos) {
        Long paid = paidNanos.get(who);
        return paid == null ? 0 : paid - ticker.getAsLong() - (atOnce - 1) * pauseNanos;
    }
}
