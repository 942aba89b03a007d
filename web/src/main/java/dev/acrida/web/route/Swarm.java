package dev.acrida.web.route;

import dev.acrida.engine.definition.TimeText;
import dev.acrida.web.desk.ClassOrder;
import dev.acrida.web.desk.RefusedOrder;
import dev.acrida.web.desk.StartOrder;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What Locust's {@code /swarm} is told: a form with its names. Immutable.
 *
 * @param users at the end of the ramp
 * @param spawnRate users per second
 * @param order all of it
 */
record Swarm(OptionalInt users, OptionalDouble spawnRate, StartOrder order) {
    private static final String NO_SHAPE = "Default";
    private static final String RUN_TIMES =
            "Valid run_time formats are : 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.";

    /**
     * Reads the form.
     *
     * @throws Problem if a number is none
     * @throws RefusedOrder if another value is wrong; where Locust has a message for it, with that
     */
    static Swarm of(Form form) {
        OptionalInt users =
                form.take("user_count")
                        .map(text -> NumberText.whole("user_count", text, 0, Integer.MAX_VALUE))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty());
        OptionalDouble rate =
                form.take("spawn_rate")
                        .map(text -> NumberText.positive("spawn_rate", text))
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty());
        // Locust takes these away, too; nothing else of a URL needs them.
        Optional<String> host = form.take("host").map(text -> text.replaceAll("[<>]", ""));
        Optional<Duration> runTime = form.take("run_time").map(Swarm::time);
        Optional<String> profile = form.take("profile");
        Optional<String> shape =
                form.take("shape_class").map(name -> name.equals(NO_SHAPE) ? "none" : name);
        List<String> classes = form.takeAll("user_classes");
        StartOrder order =
                new StartOrder(
                        users,
                        rate,
                        host,
                        runTime,
                        profile,
                        shape,
                        classes.isEmpty()
                                ? Optional.empty()
                                : Optional.of(classes.stream().map(ClassOrder::of).toList()),
                        Optional.empty(),
                        options(form));
        return new Swarm(users, rate, order);
    }

    private static Duration time(String text) {
        try {
            return TimeText.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw RefusedOrder.wrong("run_time", RUN_TIMES);
        }
    }

    /** Locust names options as Python does. */
    private static Map<String, List<String>> options(Form form) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        form.rest().forEach((name, values) -> options.put(name.replace('_', '-'), values));
        return options;
    }
}
