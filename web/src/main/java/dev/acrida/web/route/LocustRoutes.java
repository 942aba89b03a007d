package dev.acrida.web.route;

import dev.acrida.NodeRole;
import dev.acrida.RunState;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunStatus;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.WorkerStatus;
import dev.acrida.engine.WorkerStatus.Presence;
import dev.acrida.engine.definition.TaskRatio;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.web.desk.RefusedOrder;
import dev.acrida.web.desk.TestDesk;
import dev.acrida.web.feed.Journal;
import dev.acrida.web.feed.ShownPercentiles;

import io.helidon.webserver.http.HttpRules;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The routes of Locust, for scripts and dashboards that know them. What changes something is a POST
 * here, as Locust's {@code /swarm} is; the GETs of Locust that change something are obeyed only on
 * demand, since any page can make a browser send one.
 */
final class LocustRoutes {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(10);

    private final Run run;
    private final TestDesk desk;
    private final Journal journal;
    private final boolean getControl;
    private final LocustJson json;

    LocustRoutes(
            Run run,
            TestDesk desk,
            Journal journal,
            boolean getControl,
            ShownPercentiles percentiles) {
        this.run = run;
        this.desk = desk;
        this.journal = journal;
        this.getControl = getControl;
        this.json = LocustJson.with(percentiles);
    }

    void addTo(HttpRules rules, Door door) {
        rules.post("/swarm", door.changing(this::swarm))
                .get("/swarm", door.viewing(visit -> refuse("/swarm")))
                .post("/user", door.changing(this::user))
                .get("/stats/requests", door.viewing(visit -> visit.json(requests())))
                .get(
                        "/exceptions",
                        door.viewing(visit -> visit.json(LocustJson.exceptions(run.stats()))))
                .get("/tasks", door.viewing(visit -> visit.json(tasks())))
                .get("/logs", door.viewing(visit -> visit.json(logs())))
                .get("/worker-count", door.viewing(visit -> visit.json(workerCount())));
        command(rules, door, "/stop", this::stop);
        command(rules, door, "/stats/reset", this::reset);
        command(rules, door, "/reset", this::reset);
    }

    private void command(HttpRules rules, Door door, String path, Endpoint endpoint) {
        rules.post(path, door.changing(endpoint));
        rules.get(path, getControl ? door.changing(endpoint) : door.viewing(visit -> refuse(path)));
    }

    private static void refuse(String path) {
        throw Problem.of(
                405,
                path.equals("/swarm")
                        ? "use POST for /swarm, as in Locust"
                        : "use POST for "
                                + path
                                + ": any page could make a browser send a GET. To have it as in"
                                + " Locust, start with --allow-get-control");
    }

    private void user(Visit visit) throws IOException {
        ObjectNode settings = Visit.JSON.createObjectNode();
        JsonBody.of(visit).rest().forEach(settings::set);
        desk.change(settings.toString());
        visit.json(201, Visit.JSON.createObjectNode());
    }

    private void swarm(Visit visit) throws IOException, InterruptedException {
        Form form = Form.parse(visit.body());
        try {
            visit.json(swarm(Swarm.of(form)));
        } catch (RefusedOrder | Problem | TestDefinitionException e) {
            // Locust answers so, with status 200.
            visit.json(
                    Visit.JSON
                            .createObjectNode()
                            .put("success", false)
                            .put("message", String.valueOf(e.getMessage())));
        }
    }

    private ObjectNode swarm(Swarm swarm) throws InterruptedException {
        Optional<String> shape = swarm.order().shape().or(() -> desk.offer().shape());
        boolean shaped = shape.filter(name -> !name.equals("none")).isPresent();
        if (!shaped && (swarm.users().isEmpty() || swarm.spawnRate().isEmpty())) {
            throw RefusedOrder.wrong(
                    "user_count", "Missing user_count or spawn_rate from /swarm request");
        }
        if (isGoingOn()) {
            run.edit(swarm.users().orElse(0), swarm.spawnRate().orElse(1));
        } else {
            int before = journal.epoch();
            desk.start(swarm.order());
            var _ = journal.awaitAfter(before, LONGEST_WAIT);
        }
        ObjectNode answer =
                Visit.JSON
                        .createObjectNode()
                        .put("success", true)
                        .put(
                                "message",
                                shaped
                                        ? "Swarming started using shape class '%s'"
                                                .formatted(shape.orElseThrow())
                                        : "Swarming started")
                        .put("host", run.environment().host().orElse(null));
        swarm.order().runTime().ifPresent(time -> answer.put("run_time", time.toSeconds()));
        swarm.order()
                .userClasses()
                .ifPresent(
                        classes -> {
                            var names = answer.putArray("user_classes");
                            classes.stream().map(c -> c.name()).sorted().forEach(names::add);
                        });
        return answer;
    }

    private boolean isGoingOn() {
        RunState state = run.status().state();
        return state == RunState.SPAWNING || state == RunState.RUNNING;
    }

    private void stop(Visit visit) throws InterruptedException {
        run.stop(StopReason.ASKED);
        var _ = run.awaitStopped(LONGEST_STOP);
        visit.json(
                Visit.JSON.createObjectNode().put("success", true).put("message", "Test stopped"));
    }

    private void reset(Visit visit) throws InterruptedException {
        int before = journal.epoch();
        run.resetStats();
        var _ = journal.awaitAfter(before, LONGEST_WAIT);
        visit.text("ok");
    }

    private ObjectNode requests() {
        RunStatus status = run.status();
        StatsSnapshot stats = run.stats();
        ObjectNode node = json.requests(status, stats);
        if (run.environment().role() == NodeRole.MASTER) {
            LocustJson.putWorkers(node, run.workers());
            node.put("worker_count", workersThere());
        }
        return node;
    }

    private ObjectNode tasks() {
        int users = run.status().users();
        ObjectNode node = Visit.JSON.createObjectNode();
        LocustJson.put(
                node.putObject("per_class"),
                TaskRatio.of(desk.underway().userClasses(), users, false));
        LocustJson.put(
                node.putObject("total"), TaskRatio.of(desk.underway().userClasses(), users, true));
        return node;
    }

    private ObjectNode logs() {
        ObjectNode node = Visit.JSON.createObjectNode();
        desk.log().lines().forEach(node.putArray("master")::add);
        ObjectNode workers = node.putObject("workers");
        for (WorkerStatus worker : run.workers()) {
            worker.log().forEach(workers.putArray(worker.name())::add);
        }
        return node;
    }

    private ObjectNode workerCount() {
        return Visit.JSON.createObjectNode().put("worker_count", workersThere());
    }

    private long workersThere() {
        return run.workers().stream()
                .map(WorkerStatus::presence)
                .filter(p -> p == Presence.READY || p == Presence.RUNNING)
                .count();
    }
}
