package dev.acrida.report;

import static dev.acrida.report.Figures.exactMillis;
import static dev.acrida.report.Figures.millionths;
import static dev.acrida.report.Figures.thousandths;

import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.stats.Ledger;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A run's result as JSON, with the values of {@link CsvReport} to the last digit:
 *
 * <pre>{@code
 * { "run": { "start_time": "2026-11-22T20:00:00Z", "elapsed_seconds": 30, "users": 50 },
 *   "total": { … an entry with method "" and name "Aggregated" … },
 *   "entries": [ { "method": "GET", "name": "/", "num_requests": 2, … }, … ],
 *   "errors": [ { "method", "name", "error", "occurrences", "first_seen", "last_seen" }, … ],
 *   "exceptions": [ { "count", "msg", "traceback", "nodes": ["local"] }, … ],
 *   "ledger": { "issued": 2, "recorded": 2, "lost": 0, "discarded": 0, "in_flight": 0 },
 *   "num_lost": 0 }
 * }</pre>
 *
 * <p>What Locust's {@code StatsEntry} also has bears its name. Times are milliseconds, lengths
 * bytes, rates per second over the whole run. {@code response_time_percentiles} has the columns of
 * the CSV file as keys; its values are null when no response time is known. {@code ledger} says
 * what became of every request; {@code num_lost} is its {@code lost}: requests that were sent, but
 * had no answer yet when the run ended. If arrivals or pacing gave the run a schedule, {@code
 * schedule} says how far it was kept, and entries have {@code from_intended_start} and {@code
 * lateness}, each with {@code count}, {@code avg}, {@code min}, {@code max} and {@code
 * percentiles}. {@code verdict} has the {@code validity} and all {@code checks}. If the run had
 * thresholds, {@code thresholds} says of each {@code fail_if}, {@code value} (null if nothing was
 * measured), {@code unit} and {@code passed}. Immutable.
 */
public final class JsonReport {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private final StatsSnapshot snapshot;
    private final int users;
    private final Judgement judgement;

    private JsonReport(StatsSnapshot snapshot, int users, Judgement judgement) {
        this.snapshot = snapshot;
        this.users = users;
        this.judgement = judgement;
    }

    /**
     * A report of this snapshot.
     *
     * @param users the most users that the run asked for
     */
    public static JsonReport of(StatsSnapshot snapshot, int users) {
        return new JsonReport(snapshot, users, Judgement.NONE);
    }

    /** The same, saying what is to be thought of the run. */
    public JsonReport withJudgement(Judgement judgement) {
        return new JsonReport(snapshot, users, judgement);
    }

    /** The file of this name, which may go without its ending. */
    public static Path file(String name) {
        return Path.of(name.endsWith(".json") ? name : name + ".json");
    }

    /** The document, indented, with a line end. */
    public String text() {
        return MAPPER.writeValueAsString(document()) + "\n";
    }

    /**
     * Writes the document, creating missing folders; a reader sees all of it or nothing.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        new AtomicFile(file).replace(text());
    }

    private ObjectNode document() {
        ObjectNode document = MAPPER.createObjectNode();
        document.putObject("run")
                .put("start_time", CsvTables.time(snapshot.started()))
                .put("elapsed_seconds", thousandths(snapshot.elapsed().toNanos() / 1e9))
                .put("users", users);
        putEntry(document.putObject("total"), snapshot.total());
        ArrayNode entries = document.putArray("entries");
        snapshot.entries().forEach(entry -> putEntry(entries.addObject(), entry));
        putErrors(document.putArray("errors"), snapshot.errors());
        putExceptions(document.putArray("exceptions"), snapshot.exceptions());
        ScheduleJson.put(document, snapshot.schedule());
        JudgementJson.put(document, judgement);
        putLedger(document.putObject("ledger"), snapshot.ledger());
        return document.put("num_lost", snapshot.ledger().lost());
    }

    private static void putLedger(ObjectNode node, Ledger ledger) {
        node.put("issued", ledger.issued())
                .put("recorded", ledger.recorded())
                .put("lost", ledger.lost())
                .put("discarded", ledger.discarded())
                .put("in_flight", ledger.inFlight());
    }

    private static void putEntry(ObjectNode node, EntryStats entry) {
        node.put("method", entry.key().method())
                .put("name", entry.key().name())
                .put("num_requests", entry.count())
                .put("num_failures", entry.failures())
                .put("num_none_requests", entry.untimed())
                .put("fail_ratio", millionths(entry.failureRatio()))
                .put("total_rps", millionths(entry.requestsPerSecond()))
                .put("total_fail_per_sec", millionths(entry.failuresPerSecond()))
                .put("total_response_time", exactMillis(entry.latency().sumNanos()))
                .put("avg_response_time", thousandths(entry.averageMillis()))
                .put("median_response_time", thousandths(entry.medianMillis()))
                .put("min_response_time", thousandths(entry.minMillis()))
                .put("max_response_time", thousandths(entry.maxMillis()))
                .put("total_content_length", entry.bytes())
                .put("avg_content_length", thousandths(entry.averageBytes()));
        putPercentiles(node.putObject("response_time_percentiles"), entry);
        ScheduleJson.put(node, entry);
    }

    private static void putPercentiles(ObjectNode node, EntryStats entry) {
        for (Percentile percentile : Percentile.REPORTED) {
            if (Percentile.knownFor(entry)) {
                double millis = entry.percentileMillis(percentile.quantile());
                node.put(percentile.label(), thousandths(millis));
            } else {
                node.putNull(percentile.label());
            }
        }
    }

    private static void putErrors(ArrayNode node, List<ErrorStats> errors) {
        for (ErrorStats error : errors) {
            node.addObject()
                    .put("method", error.key().method())
                    .put("name", error.key().name())
                    .put("error", error.error())
                    .put("occurrences", error.occurrences())
                    .put("first_seen", CsvTables.time(error.firstSeen()))
                    .put("last_seen", CsvTables.time(error.lastSeen()));
        }
    }

    private static void putExceptions(ArrayNode node, List<ExceptionStats> exceptions) {
        for (ExceptionStats exception : exceptions) {
            ObjectNode one =
                    node.addObject()
                            .put("count", exception.count())
                            .put("msg", exception.message())
                            .put("traceback", exception.trace());
            exception.nodes().forEach(one.putArray("nodes")::add);
        }
    }
}
