package dev.acrida.metrics;

import dev.acrida.Environment;
import dev.acrida.stats.Ledger;
import dev.acrida.stats.ScheduleStats;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.verdict.Judgement;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What a run is asked for whenever metrics are sent: users, books, arrivals, and what is to be
 * thought of it. All of it is taken from one snapshot. Thread-safe.
 */
final class ObservedRun {
    private static final AttributeKey<String> CONCERN = AttributeKey.stringKey("concern");
    private static final AttributeKey<String> FAIL_IF = AttributeKey.stringKey("fail_if");
    private static final String REQUEST = "{request}";
    private static final String ARRIVAL = "{arrival}";

    private final Meter meter;
    private final ObservableLongMeasurement users;
    private final ObservableLongMeasurement inFlight;
    private final ObservableLongMeasurement issued;
    private final ObservableLongMeasurement lost;
    private final ObservableLongMeasurement discarded;
    private final ObservableLongMeasurement due;
    private final ObservableLongMeasurement started;
    private final ObservableLongMeasurement dropped;
    private final ObservableLongMeasurement verdict;
    private final ObservableDoubleMeasurement check;
    private final ObservableDoubleMeasurement passed;

    private ObservedRun(Meter meter) {
        this.meter = meter;
        users = gauge("acrida.users.count", "{user}", "Users that are alive.");
        inFlight =
                gauge("acrida.requests.in_flight", REQUEST, "Requests that have no outcome yet.");
        issued = counter("acrida.requests.issued", REQUEST, "Requests that users have sent.");
        lost = counter("acrida.requests.lost", REQUEST, "Requests whose users were stopped first.");
        discarded = counter("acrida.requests.discarded", REQUEST, "Requests not to be counted.");
        due = counter("acrida.arrivals.due", ARRIVAL, "Arrivals whose time has come.");
        started = counter("acrida.arrivals.started", ARRIVAL, "Arrivals that a user serves.");
        dropped = counter("acrida.arrivals.dropped", ARRIVAL, "Arrivals that found no user free.");
        verdict = gauge("acrida.verdict", "1", "0 valid, 1 suspect, 2 invalid.");
        check = values("acrida.check", "What was found of a concern, in percent or milliseconds.");
        passed = values("acrida.threshold.passed", "1 if a threshold is kept, else 0.");
    }

    /** Lets this run be asked from now on. */
    static void watch(Meter meter, Environment environment, Supplier<Judgement> judgement) {
        ObservedRun run = new ObservedRun(meter);
        var _ =
                meter.batchCallback(
                        () -> run.tell(environment, judgement.get()),
                        run.users,
                        run.inFlight,
                        run.issued,
                        run.lost,
                        run.discarded,
                        run.due,
                        run.started,
                        run.dropped,
                        run.verdict,
                        run.check,
                        run.passed);
    }

    private void tell(Environment environment, Judgement judgement) {
        StatsSnapshot stats = environment.stats();
        Ledger ledger = stats.ledger();
        users.record(environment.userCount());
        inFlight.record(ledger.inFlight());
        issued.record(ledger.issued());
        lost.record(ledger.lost());
        discarded.record(ledger.discarded());
        ScheduleStats schedule = stats.schedule();
        due.record(schedule.due());
        started.record(schedule.started());
        dropped.record(schedule.dropped());
        if (judgement.verdict().isKnown()) {
            verdict.record(JudgementValues.verdict(judgement));
        }
        record(check, CONCERN, JudgementValues.checks(judgement));
        record(passed, FAIL_IF, JudgementValues.thresholds(judgement));
    }

    private static void record(
            ObservableDoubleMeasurement of, AttributeKey<String> key, Map<String, Double> values) {
        values.forEach((name, value) -> of.record(value, Attributes.of(key, name)));
    }

    private ObservableLongMeasurement gauge(String name, String unit, String help) {
        return meter.gaugeBuilder(name)
                .ofLongs()
                .setUnit(unit)
                .setDescription(help)
                .buildObserver();
    }

    private ObservableLongMeasurement counter(String name, String unit, String help) {
        return meter.counterBuilder(name).setUnit(unit).setDescription(help).buildObserver();
    }

    private ObservableDoubleMeasurement values(String name, String help) {
        return meter.gaugeBuilder(name).setDescription(help).buildObserver();
    }
}
