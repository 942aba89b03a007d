package dev.acrida.web.route;

import dev.acrida.RunState;
import dev.acrida.engine.Run;
import dev.acrida.engine.StopReason;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.ArrivalRateException;
import dev.acrida.web.desk.TestDesk;
import dev.acrida.web.feed.Journal;

import io.helidon.webserver.http.HttpRules;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Acrida's own routes that change something. */
final class CommandRoutes {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Run run;
    private final TestDesk desk;
    private final Journal journal;

    CommandRoutes(Run run, TestDesk desk, Journal journal) {
        this.run = run;
        this.desk = desk;
        this.journal = journal;
    }

    void addTo(HttpRules rules, Door door) {
        rules.post("/api/start", door.changing(this::start))
                .post("/api/check", door.changing(this::check))
                .post("/api/edit", door.changing(this::edit))
                .post("/api/pause", door.changing(visit -> pause(visit, true)))
                .post("/api/resume", door.changing(visit -> pause(visit, false)))
                .post("/api/stop", door.changing(this::stop))
                .post("/api/reset", door.changing(this::reset))
                .post("/api/quit", door.changing(this::quit));
    }

    private void start(Visit visit) throws Exception {
        int before = journal.epoch();
        desk.start(OrderReader.read(JsonBody.of(visit)));
        awaitAnew(before);
        accept(visit);
    }

    private void check(Visit visit) throws Exception {
        desk.check(OrderReader.read(JsonBody.of(visit)));
        visit.json(Visit.JSON.createObjectNode());
    }

    private void edit(Visit visit) throws Exception {
        JsonBody body = JsonBody.of(visit);
        OptionalInt users = body.whole("users", 0);
        OptionalDouble rate = body.number("spawnRate", false);
        Optional<ArrivalRate> arrivals = body.take("arrivalRate").map(CommandRoutes::rate);
        body.requireNoMore();
        requireGoingOn();
        desk.underway().shape().ifPresent(CommandRoutes::refuseEdit);
        if (arrivals.isPresent()) {
            run.edit("", arrivals.get());
            journal.happened("arrivals: " + arrivals.get());
            accept(visit);
            return;
        }
        run.edit(
                users.orElse(run.status().load().users()),
                rate.orElse(run.status().load().spawnRate()));
        journal.happened(users.isPresent() ? "users: " + users.getAsInt() : "spawn rate changed");
        accept(visit);
    }

    private static void refuseEdit(String shape) {
        throw Problem.of(409, "the load shape " + shape + " decides how many users there are");
    }

    private static ArrivalRate rate(JsonNode node) {
        try {
            return ArrivalRate.parse(OrderReader.rate(node));
        } catch (ArrivalRateException e) {
            // The first line says what is wrong; the others show where, for a terminal.
            String rule = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw Problem.wrong("arrivalRate", "arrivalRate: " + rule);
        }
    }

    private void pause(Visit visit, boolean wanted) {
        requireGoingOn();
        if (wanted) {
            run.pause();
            journal.happened("paused");
        } else {
            run.resume();
            journal.happened("resumed");
        }
        accept(visit);
    }

    private void stop(Visit visit) {
        requireGoingOn();
        run.stop(StopReason.ASKED);
        accept(visit);
    }

    private void reset(Visit visit) throws InterruptedException {
        int before = journal.epoch();
        run.resetStats();
        awaitAnew(before);
        accept(visit);
    }

    private void quit(Visit visit) {
        desk.quit();
        accept(visit);
    }

    private void awaitAnew(int before) throws InterruptedException {
        if (!journal.awaitAfter(before, LONGEST_WAIT)) {
            throw Problem.of(500, "the run has not taken it up yet: see api/state");
        }
    }

    private void requireGoingOn() {
        RunState state = run.status().state();
        if (state != RunState.SPAWNING && state != RunState.RUNNING) {
            throw Problem.of(409, "no test is going on: start one first");
        }
    }

    private void accept(Visit visit) {
        visit.json(
                202,
                Visit.JSON
                        .createObjectNode()
                        .put("epoch", journal.epoch())
                        .put("state", run.status().state().name()));
    }
}
