package dev.acrida.web.feed;

import dev.acrida.engine.Run;
import dev.acrida.engine.RunStatus;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.web.desk.LogTail;
import dev.acrida.web.desk.TestDesk;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What viewers are sent: computed once a second for all of them together, and only while there are
 * any. The history is kept whether somebody looks or not. Thread-safe.
 */
public final class LiveFeed implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.page");
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final byte[] NOTHING = {};

    private final Run run;
    private final Journal journal;
    private final TestDesk desk;
    private final History history = new History();
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition updated = lock.newCondition();
    private final ShownPercentiles percentiles;
    private final Columns columns;
    private final Board board;
    private final Bulletin bulletin;
    private Instant started = Instant.EPOCH;
    private int epoch;
    private int viewers;
    private long updatedNanos;
    private boolean closed;

    /** What viewers that got the update before are sent: the same bytes for all. */
    private byte[] lastChange = NOTHING;

    private LiveFeed(Run run, Journal journal, TestDesk desk, ShownPercentiles percentiles) {
        this.run = run;
        this.journal = journal;
        this.desk = desk;
        this.percentiles = percentiles;
        this.columns = Columns.of(percentiles.statistics());
        this.board = new Board(columns);
        this.bulletin = new Bulletin(board, percentiles.charts());
        // Users that burn CPU hold up virtual threads; this one must not be.
        this.thread = Thread.ofPlatform().daemon().name("page").unstarted(this::work);
    }

    /** Begins to follow a run that writes this journal. */
    public static LiveFeed open(
            Run run, Journal journal, TestDesk desk, ShownPercentiles percentiles) {
        LiveFeed feed = new LiveFeed(run, journal, desk, percentiles);
        feed.thread.start();
        return feed;
    }

    /** Begins to view from the update of this id, or from the beginning. */
    public Viewer view(Optional<String> lastId, int entry) {
        lock.lock();
        try {
            viewers++;
            // Whoever comes after a time without viewers must not see what was then.
            if (System.nanoTime() - updatedNanos > SECOND_NANOS || board.number() == 0) {
                update();
            }
            return new Viewer(bulletin.number(lastId), entry);
        } finally {
            lock.unlock();
        }
    }

    /** The whole course of an entry in at most so many points; empty if there is no such entry. */
    public Optional<ObjectNode> history(int entry, int points) {
        lock.lock();
        try {
            read();
            return board.key(entry)
                    .map(
                            key ->
                                    CourseJson.of(
                                            epoch,
                                            entry,
                                            history.course(key, points),
                                            percentiles.charts()));
        } finally {
            lock.unlock();
        }
    }

    /** What the run does now. */
    public ObjectNode state() {
        RunStatus status = run.status();
        StatsSnapshot stats = run.stats();
        return StateJson.of(journal.epoch(), run, desk, status, stats);
    }

    /** Those that the page shows. */
    public ShownPercentiles percentiles() {
        return percentiles;
    }

    /** All statistics as they are now. */
    public ObjectNode stats() {
        lock.lock();
        try {
            update();
            return EventText.statsNode(epoch, board.rowsSince(-1), true);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says whose statistics these are, and what the columns of the table and the lines of charts.
     */
    public void describe(ObjectNode page) {
        page.put("process", bulletin.process());
        columns.describe(page.putArray("columns"));
        var heat = page.putArray("heatMillis");
        LatencyRows.heatMillis().forEach(heat::add);
        var charted = page.putArray("percentiles");
        percentiles.charts().forEach(each -> charted.add(each.quantile()));
    }

    /** Tells all viewers that it is over, and ends. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            updated.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }

    private void work() {
        long due = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                due = Math.max(due + SECOND_NANOS, System.nanoTime());
                journal.awaitNews(due - System.nanoTime());
                second();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void second() {
        lock.lock();
        try {
            read();
            if (viewers > 0) {
                update();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the page could not be brought up to date", e);
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        journal.read(
                entry -> {
                    switch (entry) {
                        case Journal.Entry.Begin begin -> begin(begin);
                        case Journal.Entry.Second second -> add(second);
                        case Journal.Entry.Happening happening -> add(happening);
                    }
                });
    }

    private void begin(Journal.Entry.Begin begin) {
        started = begin.started();
        epoch = begin.epoch();
        history.begin(started);
        board.begin();
        bulletin.begin(started, epoch);
    }

    private void add(Journal.Entry.Second second) {
        board.add(history.add(second.interval(), run.status().users()));
    }

    private void add(Journal.Entry.Happening happening) {
        double elapsed = epoch == 0 ? 0 : Duration.between(started, happening.at()).toNanos() / 1e9;
        Mark mark = new Mark(happening.at(), elapsed, happening.text());
        history.add(mark);
        board.add(mark);
    }

    private void update() {
        read();
        RunStatus status = run.status();
        StatsSnapshot stats = run.stats();
        long before = board.number();
        board.update(stats, StateJson.of(epoch, run, desk, status, stats), counts(stats));
        updatedNanos = System.nanoTime();
        lastChange = before == 0 ? NOTHING : bulletin.since(before);
        updated.signalAll();
    }

    private ObjectNode counts(StatsSnapshot stats) {
        long failures = stats.total().failures();
        LogTail log = desk.log();
        long exceptions = stats.exceptions().stream().mapToLong(each -> each.count()).sum();
        return EventText.JSON
                .createObjectNode()
                .put("failures", failures)
                .put("failureKinds", stats.errors().size())
                .put("exceptions", exceptions)
                .put("exceptionKinds", stats.exceptions().size())
                .put("logs", log.last())
                .put("logWarnings", log.warnings())
                .put("workers", StateJson.there(run));
    }

    /** One who looks on. Confined to one thread; to be closed. */
    public final class Viewer implements AutoCloseable {
        private final int entry;
        private long last;

        private Viewer(long last, int entry) {
            this.last = last;
            this.entry = entry;
        }

        /**
         * Waits for what changed since the last call.
         *
         * @return events; empty bytes if nothing has changed for so long; nothing if it is over
         */
        public Optional<byte[]> await(Duration longest) throws InterruptedException {
            long left = longest.toNanos();
            lock.lockInterruptibly();
            try {
                while (!closed && board.number() == last && left > 0) {
                    left = updated.awaitNanos(left);
                }
                return closed ? Optional.empty() : Optional.of(take());
            } finally {
                lock.unlock();
            }
        }

        private byte[] take() {
            if (board.number() == last) {
                return NOTHING;
            }
            byte[] shared = last + 1 == board.number() ? lastChange : bulletin.since(last);
            byte[] own = bulletin.since(last, entry);
            last = board.number();
            if (own.length == 0) {
                return shared;
            }
            return (new String(shared, StandardCharsets.UTF_8)
                            + new String(own, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                viewers--;
            } finally {
                lock.unlock();
            }
        }
    }
}
