package dev.acrida.cli.run;

import dev.acrida.engine.Cast;
import dev.acrida.engine.Load;
import dev.acrida.engine.arrival.ArrivalProcess;
import dev.acrida.engine.arrival.OpenLoad;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A load in words, for the log and for saved runs. */
final class LoadText {
    private LoadText() {}

    /** What is started, for example {@code 10 users at 2/s, for 60 s (nightly)}. */
    static String sentence(Cast cast, Load load) {
        return cast.shape()
                        .map(shape -> "with the load shape " + shape.shape().name())
                        .orElseGet(() -> sentence(load))
                + cast.profile().map(name -> " (" + name + ")").orElse("");
    }

    private static String sentence(Load load) {
        List<String> parts = new ArrayList<>();
        OpenLoad open = load.open();
        if (load.users() > 0 || !open.any()) {
            String users = load.users() == 1 ? "1 user" : load.users() + " users";
            parts.add("%s at %s/s".formatted(users, number(load.spawnRate())));
        }
        open.shared().ifPresent(rate -> parts.add("arrivals at " + rate));
        open.own().forEach((name, rate) -> parts.add("arrivals of " + name + " at " + rate));
        if (open.any() && open.process() == ArrivalProcess.POISSON) {
            parts.add("poisson (repeat with --seed " + open.seed() + ")");
        }
        parts.add(
                load.runTime()
                        .map(time -> "for " + time.toSeconds() + " s")
                        .orElse("until stopped"));
        return String.join(", ", parts);
    }

    /** What was asked for, by option name. */
    static SequencedMap<String, String> options(Load load) {
        SequencedMap<String, String> options = new LinkedHashMap<>();
        OpenLoad open = load.open();
        if (load.users() > 0 || !open.any()) {
            options.put("users", Integer.toString(load.users()));
            options.put("spawn-rate", Double.toString(load.spawnRate()));
        }
        if (open.any()) {
            List<String> rates = new ArrayList<>();
            open.shared().ifPresent(rate -> rates.add(rate.toString()));
            open.own().forEach((name, rate) -> rates.add(name + "=" + rate));
            options.put("arrival-rate", String.join("; ", rates));
            options.put("arrivals", open.process().text());
            if (open.process() == ArrivalProcess.POISSON) {
                options.put("seed", Long.toString(open.seed()));
            }
            options.put("max-users", Integer.toString(open.maxUsers()));
        }
        load.runTime().ifPresent(time -> options.put("run-time", time.toSeconds() + "s"));
        return options;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
