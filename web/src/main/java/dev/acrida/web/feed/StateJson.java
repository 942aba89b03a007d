package dev.acrida.web.feed;

import static dev.acrida.web.feed.EventText.thousandths;

import dev.acrida.NodeRole;
import dev.acrida.RunState;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunStatus;
import dev.acrida.engine.WorkerStatus;
import dev.acrida.engine.WorkerStatus.Presence;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.web.desk.Standing;
import dev.acrida.web.desk.TestDesk;
import dev.acrida.web.desk.Underway;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;

/** Writes what a run does at this moment. */
final class StateJson {
    private static final double NANOS_PER_SECOND = 1e9;

    private StateJson() {}

    static ObjectNode of(int epoch, Run run, TestDesk desk, RunStatus status, StatsSnapshot stats) {
        Underway underway = desk.underway();
        ObjectNode node =
                EventText.JSON
                        .createObjectNode()
                        .put("epoch", epoch)
                        .put("state", status.state().name())
                        .put("paused", status.paused())
                        .put("users", status.users())
                        .put("targetUsers", status.load().users())
                        .put("spawnRate", status.load().spawnRate())
                        .put("workload", status.load().open().any() ? "open" : "closed")
                        .put("host", run.environment().host().orElse(null))
                        .put("shape", underway.shape().orElse(null))
                        .put("failedToStart", status.failedToStart());
        double elapsed = seconds(stats.elapsed());
        node.put(
                "arrivalRate",
                status.load().open().shared().map(r -> r.rateAt(elapsed)).orElse(null));
        putTimes(node, status, stats, underway.length());
        status.iterations()
                .ifPresentOrElse(
                        count ->
                                node.putObject("iterations")
                                        .put("done", count.done())
                                        .put("of", count.of()),
                        () -> node.putNull("iterations"));
        putTotal(node, stats);
        putStanding(node, desk.standing(stats));
        return node.put("workers", workers(run));
    }

    /** How many can have users; null if these are here. */
    private static @Nullable Long workers(Run run) {
        return run.environment().role() == NodeRole.MASTER ? there(run) : null;
    }

    /** How many workers can have users. */
    static long there(Run run) {
        return run.workers().stream()
                .map(WorkerStatus::presence)
                .filter(p -> p == Presence.READY || p == Presence.RUNNING)
                .count();
    }

    private static void putTimes(
            ObjectNode node, RunStatus status, StatsSnapshot stats, Optional<Duration> length) {
        boolean started = status.state() != RunState.READY;
        double elapsed = started ? seconds(stats.elapsed()) : 0;
        Optional<Double> runTime = status.load().runTime().or(() -> length).map(StateJson::seconds);
        node.put("startedAt", started ? stats.started().toEpochMilli() : null)
                .put("elapsedSeconds", thousandths(elapsed))
                .put("runTimeSeconds", runTime.orElse(null))
                .put("progress", runTime.map(time -> Math.min(1, elapsed / time)).orElse(null))
                .put("stopReason", status.stopReason().map(why -> why.text()).orElse(null));
    }

    private static void putTotal(ObjectNode node, StatsSnapshot stats) {
        EntryStats total = stats.total();
        node.put("requests", total.count())
                .put("failures", total.failures())
                .put("rps", thousandths(total.currentRequestsPerSecond()))
                .put("fps", thousandths(total.currentFailuresPerSecond()))
                .put("failRatio", Math.rint(total.failureRatio() * 1e6) / 1e6)
                .put("lost", stats.ledger().lost());
        putArrivals(node, stats.schedule());
    }

    private static void putArrivals(ObjectNode node, ScheduleStats schedule) {
        if (schedule.due() == 0) {
            node.putNull("arrivals");
            return;
        }
        node.putObject("arrivals")
                .put("due", schedule.due())
                .put("started", schedule.started())
                .put("dropped", schedule.dropped());
    }

    private static void putStanding(ObjectNode node, Standing standing) {
        standing.verdict()
                .ifPresentOrElse(
                        verdict -> {
                            ObjectNode one =
                                    node.putObject("verdict").put("level", verdict.level());
                            ArrayNode reasons = one.putArray("reasons");
                            verdict.reasons().forEach(r -> reasons.addObject().put("text", r));
                        },
                        () -> node.putNull("verdict"));
        ArrayNode thresholds = node.putArray("thresholds");
        for (ThresholdVerdict verdict : standing.thresholds()) {
            String unit = verdict.condition().metric().unit().suffix();
            ObjectNode one =
                    thresholds
                            .addObject()
                            .put("text", verdict.condition().text())
                            .put("passed", verdict.passed());
            verdict.value()
                    .ifPresentOrElse(
                            value -> one.put("actual", thousandths(value) + unit),
                            () -> one.putNull("actual"));
        }
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS_PER_SECOND;
    }
}
