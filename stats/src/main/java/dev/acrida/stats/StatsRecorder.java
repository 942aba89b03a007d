package dev.acrida.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
    /**
     * The most entries that there are by their own names: samples of further names are counted as
     * {@link EntryKey#OTHER}, so that memory stays bounded. Likewise the most kinds of failures and
     * of exceptions.
     */
    public static final int MOST_ENTRIES = 10_000;

    private static final int WINDOW_SECONDS = 10;

    private final Clock clock;
    private final LongSupplier ticker;
    private final Stripe[] stripes;

    private final EntryLimit limit = new EntryLimit(MOST_ENTRIES);
    private final Map<EntryKey, EntryHistory> entries = new HashMap<>();
    private final Mishaps mishaps = new Mishaps();
    private final Mishaps recentMishaps = new Mishaps();
    private final Books books = new Books();
    private final ScheduleBook book = new ScheduleBook();
    private ScheduleStats schedule = ScheduleStats.NONE;
    private ScheduleStats recentSchedule = ScheduleStats.NONE;
    private final ArrayDeque<Long> windowNanos = new ArrayDeque<>();
    private EntryHistory total = new EntryHistory(EntryKey.TOTAL);
    private Instant started;
    private long startedNanos;
    private long secondNanos;
    private long endedNanos;
    private boolean ended;
    private Ledger drained = Ledger.EMPTY;

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
            this.stripes[i] = new Stripe(limit);
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
        Stripe chosen = stripeOf(stripe);
        chosen.record(sample, clock);
    }

    /**
     * Records one sample that had an intended start.
     *
     * @param sample the finished request
     * @param delayNanos how much later than intended it was sent, at least 0
     * @param lateNanos as much of the delay as is the generator's own fault, at least 0
     * @param stripe any number that spreads the callers, for example the user's
     */
    public void record(Sample sample, long delayNanos, long lateNanos, long stripe) {
        Stripe chosen = stripeOf(stripe);
        chosen.record(sample, delayNanos, lateNanos, clock);
    }

    /** Counts an arrival whose time has come. */
    public void arrivalDue() {
        book.due();
    }

    /** Counts an arrival that nobody could serve. */
    public void arrivalDropped() {
        book.dropped();
    }

    /** Counts an arrival that a user begins to serve, this much after its time. */
    public void arrivalStarted(long lateNanos) {
        book.arrivalStarted(lateNanos);
    }

    /** Counts a start of a paced user, this much after it could have begun. */
    public void pacedStart(long lateNanos) {
        book.startedLate(lateNanos);
    }

    /** Counts starts that a paced user left out. */
    public void startsMissed(long starts) {
        book.missed(starts);
    }

    /** Records an exception that escaped from user code on the given node. */
    public synchronized void recordException(String message, String trace, String node) {
        mishaps.exception(message, trace, node);
        recentMishaps.exception(message, trace, node);
    }

    /**
     * Counts so many requests that are about to be sent.
     *
     * @param requests negative for those that were not sent after all
     * @param stripe that of their samples
     */
    public void issued(long requests, long stripe) {
        stripeOf(stripe).issued(requests);
    }

    /**
     * Counts so many requests that were sent, but whose outcome nobody will know.
     *
     * @param stripe that in which they were issued
     */
    public void lost(long requests, long stripe) {
        stripeOf(stripe).lost(requests);
    }

    /**
     * Counts so many requests that the test's code does not want to be counted.
     *
     * @param stripe that in which they were issued
     */
    public void discarded(long requests, long stripe) {
        stripeOf(stripe).discarded(requests);
    }

    private Stripe stripeOf(long stripe) {
        return stripes[(int) Math.floorMod(stripe, (long) stripes.length)];
    }

    /**
     * Adds what another recorder counted, for example one whose intervals were saved. Comes in
     * beside this recorder's own samples.
     */
    public synchronized void add(Interval interval) {
        interval.entries().forEach(this::count);
        mishaps.add(interval);
        recentMishaps.add(interval);
        books.add(interval.ledger());
        add(interval.schedule());
    }

    private void add(ScheduleStats more) {
        schedule = schedule.plus(more);
        recentSchedule = recentSchedule.plus(more);
    }

    /**
     * Moves the window of the last ten seconds on; to be called about once a second.
     *
     * @return what was recorded since the last call
     */
    public synchronized Interval tick() {
        drain();
        long now = ticker.getAsLong();
        windowNanos.addLast(now - secondNanos);
        if (windowNanos.size() > WINDOW_SECONDS) {
            windowNanos.removeFirst();
        }
        total.closeSecond(WINDOW_SECONDS);
        List<Interval.Entry> closed =
                entries.values().stream()
                        .map(entry -> entry.closeSecond(WINDOW_SECONDS))
                        .filter(entry -> entry.requests() > 0)
                        .sorted(Comparator.comparing(Interval.Entry::key))
                        .toList();
        Interval interval =
                new Interval(
                        since(secondNanos),
                        since(now),
                        closed,
                        recentMishaps.errors(),
                        recentMishaps.exceptions(),
                        books.tell(total.requests()),
                        recentSchedule);
        recentMishaps.clear();
        recentSchedule = ScheduleStats.NONE;
        secondNanos = now;
        return interval;
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(nanos - startedNanos);
    }

    /** Everything recorded so far, as one interval; takes nothing away from the next tick. */
    public synchronized Interval everything() {
        drain();
        return new Interval(
                Duration.ZERO,
                since(ticker.getAsLong()),
                new TreeMap<>(entries).values().stream().map(EntryHistory::everything).toList(),
                mishaps.errors(),
                mishaps.exceptions(),
                books.whole(total.requests()),
                schedule);
    }

    /** Forgets everything and goes on as if it had started so long ago. */
    public synchronized void resetSince(Duration elapsed) {
        reset();
        started = started.minus(elapsed);
        startedNanos -= elapsed.toNanos();
    }

    /** Forgets everything and starts the time anew. */
    public synchronized void reset() {
        drain(Stripe::empty);
        limit.forget();
        books.reset(total.requests());
        entries.clear();
        mishaps.clear();
        recentMishaps.clear();
        schedule = ScheduleStats.NONE;
        recentSchedule = ScheduleStats.NONE;
        windowNanos.clear();
        total = new EntryHistory(EntryKey.TOTAL);
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
        return drained();
    }

    /**
     * Closes the last second, hands it out, and answers with everything recorded: no sample comes
     * between, so that both agree.
     */
    public synchronized StatsSnapshot last(Consumer<Interval> rest) {
        rest.accept(tick());
        return drained();
    }

    private StatsSnapshot drained() {
        Duration elapsed =
                Duration.ofNanos((ended ? endedNanos : ticker.getAsLong()) - startedNanos);
        Duration window = windowTime();
        List<EntryStats> list = new ArrayList<>();
        new TreeMap<>(entries).values().forEach(e -> list.add(e.stats(elapsed, window)));
        return new StatsSnapshot(
                started,
                elapsed,
                list,
                total.stats(elapsed, window),
                mishaps.errors(),
                mishaps.exceptions(),
                books.whole(total.requests()),
                schedule);
    }

    private Duration windowTime() {
        long nanos = windowNanos.stream().mapToLong(Long::longValue).sum();
        return Duration.ofNanos(windowNanos.isEmpty() ? ticker.getAsLong() - startedNanos : nanos);
    }

    private void drain() {
        drain(Stripe::drain);
    }

    private void drain(BiConsumer<Stripe, Stripe.Drain> way) {
        Stripe.Drain into =
                new Stripe.Drain() {
                    @Override
                    public void books(long issued, long lost, long discarded) {
                        drained = drained.plus(new Ledger(issued, 0, lost, discarded));
                    }

                    @Override
                    public void entry(Interval.Entry entry) {
                        count(entry);
                    }

                    @Override
                    public void error(Stripe.FailureKind kind, ErrorStats stats) {
                        mishaps.error(kind, stats);
                        recentMishaps.error(kind, stats);
                    }
                };
        drained = Ledger.EMPTY;
        for (Stripe stripe : stripes) {
            way.accept(stripe, into);
        }
        books.set(drained);
        add(book.take());
    }

    private void count(Interval.Entry entry) {
        entries.computeIfAbsent(limit.keep(entry.key()), EntryHistory::new).add(entry);
        if (entry.key().inTotal()) {
            total.add(entry);
        }
    }
}
