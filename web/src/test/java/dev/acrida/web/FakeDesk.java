package dev.acrida.web;

import dev.acrida.engine.Load;
import dev.acrida.engine.Run;
import dev.acrida.engine.ShapePreview;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.web.desk.LogTail;
import dev.acrida.web.desk.Offer;
import dev.acrida.web.desk.RefusedOrder;
import dev.acrida.web.desk.Standing;
import dev.acrida.web.desk.StartOrder;
import dev.acrida.web.desk.TestDesk;
import dev.acrida.web.desk.Underway;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Starts what is ordered, and nothing else. */
final class FakeDesk implements TestDesk {
    private final Run run;
    private final List<UserClass> classes;
    private final Path saved;
    final List<String> changed = new CopyOnWriteArrayList<>();
    final CountDownLatch quit = new CountDownLatch(1);

    FakeDesk(Run run, List<UserClass> classes, Path saved) {
        this.run = run;
        this.classes = classes;
        this.saved = saved;
    }

    @Override
    public Offer offer() {
        return new Offer(
                "Shoppers",
                Optional.empty(),
                classes.stream()
                        .map(
                                type ->
                                        new Offer.ClassOffer(
                                                type.name(),
                                                1,
                                                0,
                                                Optional.empty(),
                                                false,
                                                List.of(new Offer.TaskOffer("buy", 3))))
                        .toList(),
                List.of(new Offer.ShapeOffer("Waves", false)),
                Optional.empty(),
                false,
                List.of(
                        new Offer.OptionOffer(
                                "key",
                                "text",
                                "secret key",
                                true,
                                false,
                                List.of(),
                                List.of(),
                                true)),
                new Offer.Defaults(
                        OptionalInt.of(1),
                        OptionalDouble.of(1),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty()),
                List.of("p95 > 500ms"));
    }

    @Override
    public void check(StartOrder order) {
        if (order.host().filter(host -> !host.startsWith("http")).isPresent()) {
            throw RefusedOrder.wrong("host", "host must be a URL, was " + order.host().get());
        }
    }

    @Override
    public void start(StartOrder order) {
        check(order);
        switch (run.status().state()) {
            case READY, STOPPED -> {}
            case SPAWNING, RUNNING, STOPPING -> throw RefusedOrder.untimely("a test is going on");
        }
        Load load = Load.of(order.users().orElse(1), order.spawnRate().orElse(1));
        run.start(order.runTime().map(load::withRunTime).orElse(load));
    }

    @Override
    public void change(String userClass) {
        if (!userClass.contains("Shopper")) {
            throw RefusedOrder.wrong("", "no user class is called so");
        }
        changed.add(userClass);
    }

    @Override
    public ShapePreview preview(String shape, StartOrder order) {
        if (!shape.equals("Waves")) {
            throw RefusedOrder.wrong("name", "no load shape is called " + shape);
        }
        return new ShapePreview(
                List.of(new ShapePreview.Second(0, 5, 5), new ShapePreview.Second(5, 5, 5)), true);
    }

    @Override
    public Underway underway() {
        return Underway.of(classes);
    }

    @Override
    public Standing standing(StatsSnapshot stats) {
        return Standing.NONE;
    }

    @Override
    public LogTail log() {
        return new LogTail(
                3, List.of("[2026-01-01 00:00:00] host/ERROR/acrida: " + Shoppers.SCRIPT));
    }

    @Override
    public Path savedRun() {
        return saved;
    }

    @Override
    public Optional<Path> csvHistory() {
        return Optional.empty();
    }

    @Override
    public void quit() {
        quit.countDown();
    }
}
