package dev.acrida.cli.run;

import dev.acrida.ShapeOptions;
import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.Cast;
import dev.acrida.engine.Load;
import dev.acrida.engine.ShapePlan;
import dev.acrida.engine.ShapePreview;
import dev.acrida.engine.arrival.ArrivalProcess;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.ArrivalRateException;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.DeclaredOption;
import dev.acrida.engine.definition.DeclaredOptions;
import dev.acrida.engine.definition.EqualWeights;
import dev.acrida.engine.definition.ShapeClass;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.engine.definition.UserChange;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.web.desk.ArrivalOrder;
import dev.acrida.web.desk.ClassOrder;
import dev.acrida.web.desk.RefusedOrder;
import dev.acrida.web.desk.StartOrder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Makes of an order what a run needs to start: who takes part, and how many.
 *
 * @param test whose classes there are
 * @param settings what the command line says
 * @param options that the test declares
 * @param picker whether an order may choose classes and shape
 */
record Casting(CompiledTest test, RunSettings settings, DeclaredOptions options, boolean picker) {
    /** The user classes that an order can choose from. */
    List<UserClass> all() {
        return changed(picker ? List.of() : settings.picked(), settings.userChanges());
    }

    /**
     * The same with a user class that is different from now on.
     *
     * @throws TestDefinitionException if the change does not fit its class
     */
    Casting with(UserChange change) {
        List<String> names =
                UserClasses.from(test.classes(), settings.tags(), List.of()).stream()
                        .map(UserClass::name)
                        .toList();
        change.requireOneOf(names);
        Casting changed = new Casting(test, settings.withUserChange(change), options, picker);
        var _ = changed.all();
        return changed;
    }

    /**
     * Who takes part.
     *
     * @throws RefusedOrder if the order breaks a rule
     */
    Cast cast(StartOrder order) {
        if (!picker && (order.userClasses().isPresent() || order.shape().isPresent())) {
            throw RefusedOrder.wrong(
                    order.shape().isPresent() ? "shape" : "userClasses",
                    "user classes and shape cannot be chosen: start with --class-picker");
        }
        Optional<String> host = order.host().or(settings::host).filter(text -> !text.isBlank());
        host.ifPresent(Casting::checkHost);
        List<UserClass> classes = classes(order);
        classes.stream()
                .filter(type -> type.needsHost() && host.or(type::host).isEmpty())
                .findFirst()
                .ifPresent(
                        type -> {
                            throw RefusedOrder.wrong(
                                    "host", type.name() + " needs a host: give one");
                        });
        Optional<String> profile =
                order.profile().or(settings::profile).filter(text -> !text.isBlank());
        return new Cast(classes, host, shape(order), profile);
    }

    private List<UserClass> classes(StartOrder order) {
        if (order.userClasses().isEmpty()) {
            return changed(settings.picked(), settings.userChanges());
        }
        List<ClassOrder> orders = order.userClasses().get();
        if (orders.isEmpty()) {
            throw RefusedOrder.wrong("userClasses", "userClasses must have at least one class");
        }
        List<UserChange> changes = new ArrayList<>(settings.userChanges());
        orders.stream().map(Casting::change).forEach(changes::add);
        try {
            return changed(orders.stream().map(ClassOrder::name).toList(), changes);
        } catch (TestDefinitionException e) {
            throw RefusedOrder.wrong("userClasses", String.valueOf(e.getMessage()));
        }
    }

    private List<UserClass> changed(List<String> picked, List<UserChange> changes) {
        List<UserClass> found = UserClasses.from(test.classes(), settings.tags(), picked);
        List<String> names = found.stream().map(UserClass::name).toList();
        List<UserClass> changed =
                UserChange.apply(
                        found,
                        changes.stream().filter(c -> names.contains(c.userClass())).toList());
        return settings.workload().equalWeights() ? EqualWeights.of(changed) : changed;
    }

    private static UserChange change(ClassOrder order) {
        return new UserChange(
                order.name(),
                order.weight(),
                order.fixedCount(),
                order.host().filter(host -> !host.isBlank()),
                order.tasks(),
                Map.of());
    }

    /** The shape that is followed, if any is. */
    Optional<ShapePlan> shape(StartOrder order) {
        try {
            return ShapeClass.find(
                            test.classes(), order.shape().or(() -> settings.workload().shape()))
                    .map(shape -> new ShapePlan(shape, asked(order)));
        } catch (TestDefinitionException e) {
            throw RefusedOrder.wrong("shape", String.valueOf(e.getMessage()));
        }
    }

    /** What the command line says, with the values that the options of the test have now. */
    RunSettings asOrdered() {
        return settings.withOwnOptions(options.values());
    }

    private ShapeOptions asked(StartOrder order) {
        ShapeOptions given = settings.asked();
        OptionalInt users = order.users().isPresent() ? order.users() : given.users();
        OptionalDouble rate = order.spawnRate().isPresent() ? order.spawnRate() : given.spawnRate();
        return new ShapeOptions(users, rate, runTime(order, given.runTime()));
    }

    /** How many users there shall be. */
    Load load(StartOrder order, Cast cast) {
        OpenLoad open = open(order);
        try {
            return cast.shape()
                    .map(shape -> ShapeChoice.load(shape, open))
                    .orElseGet(() -> load(order, open));
        } catch (TestDefinitionException e) {
            throw RefusedOrder.wrong("shape", String.valueOf(e.getMessage()));
        }
    }

    private Load load(StartOrder order, OpenLoad open) {
        // Who lets users arrive wants no others, unless they are asked for.
        int users =
                order.arrivals().filter(ArrivalOrder::any).isPresent()
                        ? 0
                        : settings.load().users();
        return new Load(
                order.users().orElse(users),
                order.spawnRate().orElse(settings.load().spawnRate()),
                runTime(order, settings.load().runTime()),
                open);
    }

    /** How users arrive. */
    private OpenLoad open(StartOrder order) {
        OpenLoad given = settings.load().open();
        if (order.arrivals().isEmpty()) {
            return given;
        }
        ArrivalOrder wanted = order.arrivals().get();
        if (!wanted.any()) {
            return given.withoutRates();
        }
        ArrivalProcess process = wanted.process().map(Casting::process).orElse(given.process());
        try {
            return given.withShared(ArrivalRate.parse(wanted.rate()))
                    .withProcess(process, given.seed())
                    .withMaxUsers(wanted.maxUsers().orElse(given.maxUsers()));
        } catch (ArrivalRateException e) {
            // The first line says what is wrong; the others show where, for a terminal.
            String rule = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw RefusedOrder.wrong("arrivalRate", "arrivalRate: " + rule);
        }
    }

    private static ArrivalProcess process(String text) {
        return Arrays.stream(ArrivalProcess.values())
                .filter(process -> process.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                RefusedOrder.wrong(
                                        "arrivals",
                                        "arrivals must be uniform or poisson, was '" + text + "'"));
    }

    private static Optional<Duration> runTime(StartOrder order, Optional<Duration> given) {
        return order.runTime().or(() -> given).filter(Duration::isPositive);
    }

    /**
     * The options with the values that the order has for them, checked, but not yet set.
     *
     * @throws RefusedOrder if a value breaks a rule, or one is missing
     */
    Map<DeclaredOption, List<String>> values(StartOrder order) {
        Map<DeclaredOption, List<String>> values = new LinkedHashMap<>();
        for (String name : order.options().keySet()) {
            if (!options.names().contains(name)) {
                throw RefusedOrder.wrong("options." + name, "the test has no option " + name);
            }
        }
        for (DeclaredOption option : options.all()) {
            List<String> texts = order.options().getOrDefault(option.name(), List.of());
            boolean kept = texts.isEmpty() || (option.secret() && texts.equals(List.of("")));
            if (kept && option.required() && option.current().isEmpty()) {
                throw RefusedOrder.wrong(
                        "options." + option.name(), option.name() + " is required");
            }
            if (!kept) {
                check(option, texts);
                values.put(option, texts);
            }
        }
        return values;
    }

    private static void check(DeclaredOption option, List<String> texts) {
        try {
            option.check(texts);
        } catch (IllegalArgumentException e) {
            throw RefusedOrder.wrong(
                    "options." + option.name(), option.name() + " " + e.getMessage());
        }
    }

    private static void checkHost(String host) {
        if (!host.matches("(?i)https?://[^\\s/?#]+.*")) {
            throw RefusedOrder.wrong(
                    "host", "host must be a URL such as http://localhost:8000, was '" + host + "'");
        }
    }

    /** What a shape would do. */
    static ShapePreview preview(ShapePlan plan, int longestSeconds) {
        try {
            return ShapePreview.of(plan, longestSeconds);
        } catch (Throwable e) {
            throw RefusedOrder.wrong(
                    "shape", "the load shape %s fails: %s".formatted(plan.shape().name(), e));
        }
    }
}
