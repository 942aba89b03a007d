package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.spi.ClientFactory;
import dev.acrida.stats.StatsRecorder;

import java.util.List;
import java.util.Optional;

/**
 * What all users of a run share. Thread-safe.
 *
 * @param environment the run, as user code sees it
 * @param events where events are fired
 * @param recorder where samples go
 * @param exceptions where exceptions go
 * @param names watches the names of samples
 * @param clients makes clients
 * @param host the host given for the run, if any
 * @param ticker by which users wait
 * @param workload of the test that is going on
 */
record RunScope(
        Environment environment,
        EventBus events,
        StatsRecorder recorder,
        ExceptionLog exceptions,
        NameWatch names,
        List<ClientFactory<?>> clients,
        Optional<String> host,
        Ticker ticker,
        Workload workload) {

    static RunScope of(Environment environment, StatsRecorder recorder, RunPlan plan) {
        return new RunScope(
                environment,
                plan.events(),
                recorder,
                new ExceptionLog(recorder),
                new NameWatch(),
                plan.clients(),
                plan.host(),
                Ticker.SYSTEM,
                Workload.of(plan.rules(), () -> {}));
    }

    /** The same for a test. */
    RunScope withWorkload(Workload workload) {
        return new RunScope(
                environment, events, recorder, exceptions, names, clients, host, ticker, workload);
    }
}
