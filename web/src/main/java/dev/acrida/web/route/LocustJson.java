package dev.acrida.web.route;

import dev.acrida.engine.RunStatus;
import dev.acrida.engine.WorkerStatus;
import dev.acrida.engine.definition.TaskRatio;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.web.feed.ShownPercentiles;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes what Locust's routes answer, by Locust's names. Immutable. */
final class LocustJson {
    /** As many as Locust sends. */
    private static final int MOST = 500;

    private static final String PERCENTILE = "response_time_percentile_";

    private final Set<Double> reported;
    private final Set<Double> charted;

    private LocustJson(Set<Double> reported, Set<Double> charted) {
        this.reported = reported;
        this.charted = charted;
    }

    /** With these percentiles beside those that every Locust has unless it is told otherwise. */
    static LocustJson with(ShownPercentiles shown) {
        Set<Double> reported = new LinkedHashSet<>(List.of(0.95, 0.99));
        shown.statistics().forEach(each -> reported.add(each.quantile()));
        Set<Double> charted = new LinkedHashSet<>(List.of(0.5, 0.95));
        shown.charts().forEach(each -> charted.add(each.quantile()));
        return new LocustJson(reported, charted);
    }

    ObjectNode requests(RunStatus status, StatsSnapshot stats) {
        EntryStats total = stats.total();
        ObjectNode node = Visit.JSON.createObjectNode();
        ArrayNode entries = node.putArray("stats");
        stats.entries().stream().limit(MOST).forEach(entry -> put(entries.addObject(), entry));
        put(entries.addObject(), total);
        ArrayNode errors = node.putArray("errors");
        stats.errors().stream().limit(MOST).forEach(error -> put(errors.addObject(), error));
        node.put("current_rps", total.currentRequestsPerSecond())
                .put("current_fail_per_sec", total.currentFailuresPerSecond())
                .put("total_rps", total.requestsPerSecond())
                .put("total_fail_per_sec", total.failuresPerSecond())
                .put("total_avg_response_time", total.averageMillis())
                .put("fail_ratio", total.failureRatio());
        ObjectNode current = node.putObject("current_response_time_percentiles");
        for (double quantile : charted) {
            String name = PERCENTILE + quantile;
            if (total.currentCount() == 0) {
                current.putNull(name);
            } else {
                current.put(name, total.currentPercentileMillis(quantile));
            }
        }
        node.put("state", status.state().name().toLowerCase(Locale.ROOT))
                .put("user_count", status.users());
        return node;
    }

    private void put(ObjectNode node, EntryStats entry) {
        node.put("method", entry.key().method())
                .put("name", entry.key().name())
                .put("safe_name", entry.key().name())
                .put("num_requests", entry.count())
                .put("num_failures", entry.failures())
                .put("min_response_time", Math.round(entry.minMillis()))
                .put("max_response_time", Math.round(entry.maxMillis()))
                .put("current_rps", entry.currentRequestsPerSecond())
                .put("current_fail_per_sec", entry.currentFailuresPerSecond())
                .put("avg_response_time", entry.averageMillis())
                .put("median_response_time", entry.medianMillis())
                .put("total_rps", entry.requestsPerSecond())
                .put("total_fail_per_sec", entry.failuresPerSecond())
                .put("avg_content_length", entry.averageBytes());
        reported.forEach(
                quantile -> node.put(PERCENTILE + quantile, entry.percentileMillis(quantile)));
    }

    private static void put(ObjectNode node, ErrorStats error) {
        node.put("name", error.key().name())
                .put("method", error.key().method())
                .put("error", error.error())
                .put("occurrences", error.occurrences())
                .put("first_seen", time(error.firstSeen()))
                .put("last_seen", time(error.lastSeen()));
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static void putWorkers(ObjectNode node, List<WorkerStatus> workers) {
        ArrayNode list = node.putArray("workers");
        for (WorkerStatus worker : workers) {
            list.addObject()
                    .put("id", worker.name())
                    .put("state", worker.presence().text())
                    .put("user_count", worker.users())
                    .put("cpu_usage", worker.cpuPercent().orElse(0))
                    .put("memory_usage", worker.memoryBytes().orElse(0));
        }
    }

    static ObjectNode exceptions(StatsSnapshot stats) {
        ObjectNode node = Visit.JSON.createObjectNode();
        ArrayNode exceptions = node.putArray("exceptions");
        for (ExceptionStats exception : stats.exceptions()) {
            exceptions
                    .addObject()
                    .put("count", exception.count())
                    .put("msg", exception.message())
                    .put("traceback", exception.trace())
                    .put("nodes", String.join(", ", exception.nodes()));
        }
        return node;
    }

    static void put(ObjectNode node, List<TaskRatio> ratios) {
        for (TaskRatio ratio : ratios) {
            ObjectNode one = node.putObject(ratio.name()).put("ratio", ratio.ratio());
            if (!ratio.tasks().isEmpty()) {
                put(one.putObject("tasks"), ratio.tasks());
            }
        }
    }
}
