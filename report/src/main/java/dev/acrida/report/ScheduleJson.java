package dev.acrida.report;

import static dev.acrida.report.Figures.thousandths;

import dev.acrida.stats.Durations;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ScheduleStats;

import tools.jackson.databind.node.ObjectNode;

/** What a schedule adds to a JSON report. Times are milliseconds. */
final class ScheduleJson {
    private ScheduleJson() {}

    /** Adds {@code schedule} to the document, if there is one. */
    static void put(ObjectNode document, ScheduleStats schedule) {
        if (schedule.any()) {
            document.putObject("schedule")
                    .put("arrivals_due", schedule.due())
                    .put("arrivals_started", schedule.started())
                    .put("arrivals_dropped", schedule.dropped())
                    .put("starts_missed", schedule.missed())
                    .put("starts", schedule.onSchedule())
                    .put("avg_lateness", thousandths(schedule.averageLateMillis()))
                    .put("max_lateness", thousandths(schedule.mostLateMillis()));
        }
    }

    /** Adds {@code from_intended_start} and {@code lateness} to an entry that has them. */
    static void put(ObjectNode node, EntryStats entry) {
        if (entry.scheduled()) {
            put(node.putObject("from_intended_start"), entry.response());
            put(node.putObject("lateness"), entry.lateness());
        }
    }

    private static void put(ObjectNode node, Durations times) {
        node.put("count", times.count())
                .put("avg", thousandths(times.averageMillis()))
                .put("min", thousandths(times.minMillis()))
                .put("max", thousandths(times.maxMillis()));
        ObjectNode percentiles = node.putObject("percentiles");
        for (Percentile percentile : Percentile.REPORTED) {
            double millis = times.percentileMillis(percentile.quantile());
            percentiles.put(percentile.label(), thousandths(millis));
        }
    }
}
