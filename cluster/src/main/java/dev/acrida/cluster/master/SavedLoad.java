package dev.acrida.cluster.master;

import dev.acrida.engine.Load;
import dev.acrida.engine.arrival.ArrivalProcess;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.OpenLoad;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A {@link Load} in a form that can be kept in a file. Immutable. */
record SavedLoad(
        int users,
        double spawnRate,
        Optional<Duration> runTime,
        Optional<String> shared,
        Map<String, String> own,
        ArrivalProcess process,
        long seed,
        int maxUsers,
        boolean declared) {
    static SavedLoad of(Load load) {
        OpenLoad open = load.open();
        Map<String, String> own = new LinkedHashMap<>();
        open.own().forEach((name, rate) -> own.put(name, rate.toString()));
        return new SavedLoad(
                load.users(),
                load.spawnRate(),
                load.runTime(),
                open.shared().map(ArrivalRate::toString),
                own,
                open.process(),
                open.seed(),
                open.maxUsers(),
                open.declared());
    }

    Load load() {
        LinkedHashMap<String, ArrivalRate> rates = new LinkedHashMap<>();
        own.forEach((name, rate) -> rates.put(name, ArrivalRate.parse(rate)));
        return new Load(
                users,
                spawnRate,
                runTime,
                new OpenLoad(
                        shared.map(ArrivalRate::parse), rates, process, seed, maxUsers, declared));
    }
}
