package dev.acrida.web.route;

import dev.acrida.engine.Run;
import dev.acrida.engine.ShapePreview;
import dev.acrida.engine.WorkerStatus;
import dev.acrida.engine.definition.TaskRatio;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.web.desk.LogTail;
import dev.acrida.web.desk.StartOrder;
import dev.acrida.web.desk.TestDesk;
import dev.acrida.web.feed.LiveFeed;

import io.helidon.webserver.http.HttpRules;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Acrida's own routes that show something. */
final class ViewRoutes {
    private static final int MOST_POINTS = 3600;
    private static final double PERCENT = 100;
    private static final int LONGEST_PREVIEW_SECONDS = 24 * 60 * 60;
    private static final Pattern LEVEL =
            Pattern.compile("^\\[[^]]*] [^/]*/(DEBUG|INFO|WARNING|ERROR|CRITICAL)/");

    private final Run run;
    private final TestDesk desk;
    private final LiveFeed feed;

    ViewRoutes(Run run, TestDesk desk, LiveFeed feed) {
        this.run = run;
        this.desk = desk;
        this.feed = feed;
    }

    void addTo(HttpRules rules, Door door) {
        rules.get(
                        "/api/page",
                        door.viewing(v -> v.json(PageJson.of(desk.offer(), run, v.caller()))))
                .get("/api/state", door.viewing(v -> v.json(feed.state())))
                .get("/api/stats", door.viewing(v -> v.json(feed.stats())))
                .get("/api/history", door.viewing(this::history))
                .get("/api/failures", door.viewing(v -> v.json(failures())))
                .get("/api/exceptions", door.viewing(v -> v.json(exceptions())))
                .get("/api/tasks", door.viewing(v -> v.json(tasks())))
                .get("/api/workers", door.viewing(v -> v.json(workers())))
                .get("/api/logs", door.viewing(this::logs))
                .get("/api/shape", door.viewing(this::shape))
                .get("/api/stream", door.viewing(new StreamRoute(feed)))
                .get("/api/openapi.json", door.viewing(ViewRoutes::description));
    }

    private void history(Visit visit) {
        int entry = visit.query("entry", 0, 0, Integer.MAX_VALUE);
        int points = visit.query("points", MOST_POINTS, 1, MOST_POINTS);
        visit.json(
                feed.history(entry, points)
                        .orElseThrow(() -> Problem.of(404, "no entry has the number " + entry)));
    }

    private ObjectNode failures() {
        ObjectNode node = Visit.JSON.createObjectNode();
        ArrayNode failures = node.putArray("failures");
        for (ErrorStats error : run.stats().errors()) {
            failures.addObject()
                    .put("method", error.key().method())
                    .put("name", error.key().name())
                    .put("error", error.error())
                    .put("occurrences", error.occurrences())
                    .put("firstSeen", error.firstSeen().toEpochMilli())
                    .put("lastSeen", error.lastSeen().toEpochMilli());
        }
        return node;
    }

    private ObjectNode exceptions() {
        ObjectNode node = Visit.JSON.createObjectNode();
        ArrayNode exceptions = node.putArray("exceptions");
        for (ExceptionStats exception : run.stats().exceptions()) {
            ObjectNode one =
                    exceptions
                            .addObject()
                            .put("count", exception.count())
                            .put("message", exception.message())
                            .put("trace", exception.trace());
            exception.nodes().forEach(one.putArray("nodes")::add);
        }
        return node;
    }

    private ObjectNode tasks() {
        int users = run.status().users();
        ObjectNode node = Visit.JSON.createObjectNode();
        put(node.putArray("perClass"), TaskRatio.of(desk.userClasses(), users, false));
        put(node.putArray("total"), TaskRatio.of(desk.userClasses(), users, true));
        return node;
    }

    private static void put(ArrayNode array, List<TaskRatio> ratios) {
        for (TaskRatio ratio : ratios) {
            ObjectNode one =
                    array.addObject().put("name", ratio.name()).put("ratio", ratio.ratio());
            put(one.putArray("tasks"), ratio.tasks());
        }
    }

    private ObjectNode workers() {
        ObjectNode node = Visit.JSON.createObjectNode();
        ArrayNode workers = node.putArray("workers");
        for (WorkerStatus worker : run.workers()) {
            ObjectNode each =
                    workers.addObject()
                            .put("name", worker.name())
                            .put("state", worker.presence().text())
                            .put("users", worker.users())
                            .putNull("cpu")
                            .putNull("memory");
            worker.cpuPercent().ifPresent(percent -> each.put("cpu", percent / PERCENT));
            worker.memoryBytes().ifPresent(bytes -> each.put("memory", bytes));
        }
        return node;
    }

    private LogTail logOf(String worker) {
        return run.workers().stream()
                .filter(each -> each.name().equals(worker))
                .findFirst()
                .map(each -> new LogTail(each.logged(), each.log()))
                .orElseThrow(() -> Problem.of(404, "no worker is called " + worker));
    }

    private void logs(Visit visit) {
        long after = visit.query("after", 0, 0, Integer.MAX_VALUE);
        LogTail tail = visit.query("worker").map(this::logOf).orElseGet(desk::log);
        ObjectNode node = Visit.JSON.createObjectNode().put("last", tail.last());
        ArrayNode lines = node.putArray("lines");
        for (int i = 0; i < tail.lines().size(); i++) {
            long number = tail.first() + i;
            if (number > after) {
                String text = tail.lines().get(i);
                Matcher level = LEVEL.matcher(text);
                lines.addObject()
                        .put("seq", number)
                        .put("text", text)
                        .put("level", level.find() ? level.group(1) : "INFO");
            }
        }
        visit.json(node);
    }

    private void shape(Visit visit) {
        String name =
                visit.query("name").orElseThrow(() -> Problem.wrong("name", "name is missing"));
        ShapePreview preview = desk.preview(name, previewOrder(visit));
        ObjectNode node =
                Visit.JSON
                        .createObjectNode()
                        .put("name", name)
                        .put("seconds", preview.seconds().size())
                        .put("ended", preview.ended())
                        .put("peak", preview.peak());
        // As many points as a drawing has pixels are enough.
        int step = Math.ceilDiv(Math.max(1, preview.seconds().size()), MOST_POINTS);
        node.put("step", step);
        ArrayNode users = node.putArray("users");
        ArrayNode wanted = node.putArray("wanted");
        for (int i = 0; i < preview.seconds().size(); i += step) {
            users.add(preview.seconds().get(i).users());
            wanted.add(preview.seconds().get(i).wanted());
        }
        visit.json(node);
    }

    private static StartOrder previewOrder(Visit visit) {
        int users = visit.query("users", -1, 0, Integer.MAX_VALUE);
        int seconds = visit.query("runTimeSeconds", 0, 0, LONGEST_PREVIEW_SECONDS);
        return new StartOrder(
                users < 0 ? OptionalInt.empty() : OptionalInt.of(users),
                visit.query("spawnRate").map(ViewRoutes::rate).orElse(OptionalDouble.empty()),
                Optional.empty(),
                seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static OptionalDouble rate(String text) {
        try {
            double rate = Double.parseDouble(text);
            if (rate > 0 && !Double.isInfinite(rate)) {
                return OptionalDouble.of(rate);
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw Problem.wrong("spawnRate", "spawnRate must be a number > 0, was '" + text + "'");
    }

    private static void description(Visit visit) throws Exception {
        try (InputStream in =
                ViewRoutes.class.getResourceAsStream("/dev/acrida/web/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing");
            }
            visit.send(200, "application/json", in.readAllBytes());
        }
    }
}
