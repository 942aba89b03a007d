package dev.acrida.cli.run;

import dev.acrida.LoadShape;
import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.Load;
import dev.acrida.engine.ShapePlan;
import dev.acrida.engine.ShapePreview;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.definition.DeclaredOption;
import dev.acrida.engine.definition.OptionType;
import dev.acrida.engine.definition.ShapeClass;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.threshold.Thresholds;
import dev.acrida.threshold.FailIf;
import dev.acrida.web.desk.ArrivalOrder;
import dev.acrida.web.desk.Offer;
import dev.acrida.web.desk.StartOrder;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Writes down what can be started. */
final class PageOffer {
    private PageOffer() {}

    /**
     * Writes it down.
     *
     * @param last what was started last; the form begins with it
     * @param host of the run
     */
    static Offer of(
            Casting casting, StartOrder last, Optional<String> host, Thresholds thresholds) {
        List<UserClass> all = casting.all();
        return new Offer(
                all.stream().map(UserClass::name).collect(Collectors.joining(", ")),
                casting.settings().profile(),
                all.stream().map(PageOffer::classOffer).toList(),
                shapes(casting),
                casting.shape(StartOrder.AS_GIVEN).map(plan -> plan.shape().name()),
                casting.picker(),
                casting.options().all().stream().map(PageOffer::option).toList(),
                defaults(casting.settings(), last, host),
                thresholds.conditions().stream().map(FailIf::text).toList());
    }

    private static Offer.ClassOffer classOffer(UserClass type) {
        return new Offer.ClassOffer(
                type.name(),
                type.share().weight(),
                type.share().fixedCount(),
                type.host(),
                type.needsHost(),
                type.tasks().annotated().stream()
                        .map(task -> new Offer.TaskOffer(task.name(), task.weight()))
                        .toList());
    }

    private static List<Offer.ShapeOffer> shapes(Casting casting) {
        CompiledTest test = casting.test();
        return test.classes().stream()
                .filter(LoadShape.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .flatMap(type -> shape(casting, type.getSimpleName()).stream())
                .toList();
    }

    /** Those that are marked as abstract, and cannot be found by name, are left out. */
    private static Optional<Offer.ShapeOffer> shape(Casting casting, String name) {
        try {
            return ShapeClass.find(casting.test().classes(), Optional.of(name))
                    .map(shape -> new ShapePlan(shape, casting.settings().asked()))
                    .map(plan -> new Offer.ShapeOffer(name, usesCommonOptions(plan)));
        } catch (dev.acrida.engine.definition.TestDefinitionException e) {
            return Optional.empty();
        }
    }

    private static boolean usesCommonOptions(ShapePlan plan) {
        try {
            return ShapePreview.usesCommonOptions(plan);
        } catch (Throwable e) {
            return false; // what is wrong is said when the shape is chosen
        }
    }

    private static Offer.OptionOffer option(DeclaredOption option) {
        List<String> current = option.current();
        return new Offer.OptionOffer(
                option.name(),
                type(option.type()),
                option.help(),
                option.secret(),
                option.required(),
                option.choices(),
                option.secret() ? List.of() : current,
                !current.isEmpty());
    }

    private static String type(OptionType type) {
        return switch (type) {
            case TEXT -> "text";
            case INT, LONG -> "number";
            case NUMBER -> "decimal";
            case FLAG -> "flag";
            case TIME -> "duration";
            case CONSTANT -> "choice";
            case LIST -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    private static Offer.Defaults defaults(
            RunSettings settings, StartOrder last, Optional<String> host) {
        Load given = settings.load();
        Optional<Duration> runTime = last.runTime().or(given::runTime).filter(Duration::isPositive);
        return new Offer.Defaults(
                OptionalInt.of(last.users().orElse(given.users())),
                OptionalDouble.of(last.spawnRate().orElse(given.spawnRate())),
                host.or(settings::host),
                runTime.map(time -> OptionalDouble.of(time.toMillis() / 1e3))
                        .orElse(OptionalDouble.empty()),
                last.arrivals()
                        .map(ArrivalOrder::rate)
                        .or(() -> given.open().shared().map(ArrivalRate::toString))
                        .filter(rate -> !rate.isEmpty())
                        .map(PageOffer::plain),
                last.profile().or(settings::profile).filter(text -> !text.isBlank()));
    }

    /** Most rates are so many per second, and read best without a unit. */
    private static String plain(String rate) {
        return rate.replaceFirst("^([0-9.]+)/s$", "$1");
    }
}
