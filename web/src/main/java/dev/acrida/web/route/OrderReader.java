package dev.acrida.web.route;

import dev.acrida.web.desk.ArrivalOrder;
import dev.acrida.web.desk.ClassOrder;
import dev.acrida.web.desk.StartOrder;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads what to start from JSON. */
final class OrderReader {
    private static final double LONGEST_SECONDS = 365.0 * 24 * 60 * 60;

    private OrderReader() {}

    static StartOrder read(JsonBody body) {
        Optional<Duration> runTime = runTime(body);
        StartOrder order =
                new StartOrder(
                        body.whole("users", 0),
                        body.number("spawnRate", false),
                        body.text("host"),
                        runTime,
                        body.text("profile"),
                        body.text("shape"),
                        body.take("userClasses").map(node -> classes(body, node)),
                        arrivals(body),
                        options(body));
        body.requireNoMore();
        return order;
    }

    /** A closed load has no arrivals, whatever the form holds besides. */
    private static Optional<ArrivalOrder> arrivals(JsonBody body) {
        String workload = body.text("workload").orElse("");
        Optional<String> rate = body.take("arrivalRate").map(OrderReader::rate);
        Optional<String> process = body.text("arrivals");
        OptionalInt maxUsers = body.whole("maxUsers", 1);
        if (!List.of("", "open", "closed").contains(workload)) {
            throw Problem.wrong(
                    "workload", "workload must be open or closed, was '" + workload + "'");
        }
        if (workload.equals("open") && rate.isEmpty()) {
            throw Problem.wrong("arrivalRate", "arrivalRate is missing: an open load needs one");
        }
        return workload.equals("closed")
                ? Optional.of(ArrivalOrder.NONE)
                : rate.map(text -> new ArrivalOrder(text, process, maxUsers));
    }

    /** A number is meant per second. */
    static String rate(JsonNode node) {
        return node.isNumber() ? node.numberValue() + "/s" : node.asString();
    }

    /** Null means until stopped. */
    private static Optional<Duration> runTime(JsonBody body) {
        if (body.isNull("runTimeSeconds")) {
            body.take("runTimeSeconds");
            return Optional.of(Duration.ZERO);
        }
        OptionalDouble seconds = body.number("runTimeSeconds", false);
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        if (seconds.getAsDouble() > LONGEST_SECONDS) {
            throw Problem.wrong(
                    "runTimeSeconds",
                    "runTimeSeconds must be at most a year, was " + seconds.getAsDouble());
        }
        return Optional.of(Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000)));
    }

    private static List<ClassOrder> classes(JsonBody body, JsonNode array) {
        if (!array.isArray()) {
            throw Problem.wrong(
                    "userClasses", "userClasses must be an array of objects, was " + array);
        }
        List<ClassOrder> orders = new ArrayList<>();
        for (JsonNode item : array) {
            String place = body.path("userClasses." + item.path("name").asString("?"));
            JsonBody one = JsonBody.of(place, item);
            boolean enabled = one.take("enabled").map(node -> node.asBoolean(true)).orElse(true);
            ClassOrder order =
                    new ClassOrder(
                            one.text("name")
                                    .orElseThrow(
                                            () ->
                                                    Problem.wrong(
                                                            "userClasses",
                                                            "each of userClasses must have a"
                                                                    + " name")),
                            one.number("weight", true),
                            one.whole("fixedCount", 0),
                            one.text("host"),
                            one.texts("tasks"));
            one.requireNoMore();
            if (enabled) {
                orders.add(order);
            }
        }
        return orders;
    }

    private static Map<String, List<String>> options(JsonBody body) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        Optional<JsonNode> node = body.take("options");
        if (node.isPresent()) {
            JsonBody.of("options", node.get())
                    .rest()
                    .forEach((name, value) -> options.put(name, texts(value)));
        }
        return options;
    }

    private static List<String> texts(JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(value.asString());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.asString()));
        return texts;
    }
}
