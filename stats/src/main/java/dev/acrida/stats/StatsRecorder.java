package dev.acrida.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Collects the samples of a run and answers with {@link StatsSnapshot}s.
 *
 * <p>Thread-safe. {@link #record} may be called by any number of threads and touches only one of a
 * few stripes; everything else holds the recorder's own lock. Someone must call {@link #tick} about
 * once a second, which moves the ten-second window on; no sample waits for it: a snapshot contains
 * every sample whose {@code record} returned before.
 */
public final class StatsRecorder {
    private static final int WINDOW_SECONDS = 10;

    private final Clock clock;
    private final LongSupplier ticker;
    private final Stripe[] stripes;

    private final Map<EntryKey, EntryHistory> entries = new HashMap<>();
    private final Map<Stripe.FailureKind, ErrorStats> errors = new HashMap<>();
    private final Map<String, ExceptionStats> exceptions = new HashMap<>();
    private final ArrayDeque<Long> windowNanos = new ArrayDeque<>();
    private EntryHistory total = new EntryHistory();
    private long lost;
    private Instant started;
    private long startedNanos;
    private long secondNanos;
    private long endedNanos;
    private boolean ended;

    /** Creates a recorder that starts now, with as many stripes as this machine has cores. */
    public StatsRecorder() {
        this(Clock.systemUTC(), System::nanoTime, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Creates a recorder with its own clocks.
     *
     * @param clock tells when errors were seen
     * @param ticker monotonic nanoseconds, for rates
     * @param stripes how many threads can record at once without meeting, at least 1
     */
    public StatsRecorder(Clock clock, LongSupplier ticker, int stripes) {
        this.clock = clock;
        this.ticker = ticker;
        this.stripes = new Stripe[stripes];
        for (int i = 0; i < stripes; i++) {
            this.stripes[i] = new Stripe();
        }
        started = clock.instant();
        startedNanos = ticker.getAsLong();
        secondNanos = startedNanos;
    }

    /**
     * Records one sample.
     *
     * @param sample the finished request
     * @param stripe any number that spreads the callers, for example the user's
     */
    public void record(Sample sample, long stripe) {
        Stripe chosen = stripes[(int) Math.floorMod(stripe, (long) stripes.length)];
        chosen.record(sample, clock);
    }

    /** Records an exception that escaped from user code on the given node. */
    public synchronized void recordException(String message, String trace, String node) {
        ExceptionStats seen = exceptions.get(trace);
        exceptions.put(
                trace,
                seen == null
                        ? new ExceptionStats(message, trace, 1, new TreeSet<>(List.of(node)))
                        : seen.seenAgain(node));
    }

    /** Counts a request that was sent, but whose outcome nobody will know. */
    public synchronized void recordLost() {
        lost++;
    }

    /** Moves the window of the last ten seconds on; to be called about once a second. */
    public synchronized void tick() {
        drain();
        long now = ticker.getAsLong();
        windowNanos.addLast(now - secondNanos);
        if (windowNanos.size() > WINDOW_SECONDS) {
            windowNanos.removeFirst();
        }
        secondNanos = now;
        total.closeSecond(WINDOW_SECONDS);
        entries.values().forEach(entry -> entry.closeSecond(WINDOW_SECONDS));
    }

    /** Forgets everything and starts the time anew. */
    public synchronized void reset() {
        drain();
        entries.clear();
        errors.clear();
        exceptions.clear();
        windowNanos.clear();
        lost = 0;
        total = new EntryHistory();
        started = clock.instant();
        startedNanos = ticker.getAsLong();
        secondNanos = startedNanos;
        ended = false;
    }

    /** Fixes the end of the time over which whole-run rates are taken; samples still count. */
    public synchronized void end() {
        endedNanos = ticker.getAsLong();
        ended = true;
    }

    /** Everything recorded so far. */
    public synchronized StatsSnapshot snapshot() {
        drain();
        Duration elapsed =
                Duration.ofNanos((ended ? endedNanos : ticker.getAsLong()) - startedNanos);
        Duration window = windowTime();
        List<EntryStats> list = new ArrayList<>();
        new TreeMap<>(entries).forEach((key, e) -> list.add(e.stats(key, elapsed, window)));
        return new StatsSnapshot(
                started,
                elapsed,
                list,
                total.stats(EntryKey.TOTAL, elapsed, window),
                sortedErrors(),
                sortedExceptions(),
                lost);
    }

    private Duration windowTime() {
        long nanos = windowNanos.stream().mapToLong(Long::longValue).sum();
        return Duration.ofNanos(windowNanos.isEmpty() ? ticker.getAsLong() - startedNanos : nanos);
    }

    private void drain() {
        Stripe.Drain into =
                new Stripe.Drain() {
                    @Override
                    public void totals(EntryKey key, Totals totals) {
                        entries.computeIfAbsent(key, k -> new EntryHistory()).add(totals);
                        total.add(totals);
                    }

                    @Override
                    public void error(Stripe.FailureKind kind, ErrorStats stats) {
                        errors.merge(kind, stats, StatsRecorder::merge);
                    }
                };
        for (Stripe stripe : stripes) {
            stripe.drain(into);
        }
    }

    private static ErrorStats merge(ErrorStats a, ErrorStats b) {
        Comparator<Instant> byTime = Comparator.naturalOrder();
        return new ErrorStats(
                a.key(),
                a.error(),
                a.occurrences() + b.occurrences(),
                Collections.min(List.of(a.firstSeen(), b.firstSeen()), byTime),
                Collections.max(List.of(a.lastSeen(), b.lastSeen()), byTime));
    }

    private List<ErrorStats> sortedErrors() {
        return errors.values().stream()
                .sorted(Comparator.comparing(ErrorStats::key).thenComparing(ErrorStats::error))
                .toList();
    }

    private List<ExceptionStats> sortedExceptions() {
        return exceptions.values().stream()
                .sorted(
                        Comparator.comparingLong(ExceptionStats::count)
                                .reversed()
                                .thenComparing(ExceptionStats::trace))
                .toList();
    }
}
