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
     * @throws RefusedOrder if a value is wrong; where Locust has a message for it, with that
     */
    static Swarm of(Form form) {
        OptionalInt users = whole(form.take("user_count"));
        OptionalDouble rate = number(form.take("spawn_rate"));
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

    private static OptionalInt whole(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int value = Integer.parseInt(text.get().strip());
            if (value >= 0) {
                return OptionalInt.of(value);
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw RefusedOrder.wrong(
                "user_count", "user_count must be a whole number >= 0, was '" + text.get() + "'");
    }

    private static OptionalDouble number(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.get().strip());
            if (value > 0 && !Double.isInfinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw RefusedOrder.wrong(
                "spawn_rate", "spawn_rate must be a number > 0, was '" + text.get() + "'");
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
