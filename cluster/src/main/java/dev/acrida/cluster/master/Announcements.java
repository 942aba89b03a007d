package dev.acrida.cluster.master;

import dev.acrida.Environment;
import dev.acrida.Event;
import dev.acrida.HeartbeatSent;
import dev.acrida.WorkerConnect;
import dev.acrida.WorkerLost;
import dev.acrida.WorkerReport;
import dev.acrida.cluster.wire.Letter;
import dev.acrida.engine.EventBus;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Tells the master's own test of workers, on a thread of its own, one event after the other.
 * Thread-safe; returns at once.
 */
final class Announcements {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};

    private final EventBus events;
    private final Environment environment;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("workers").factory());

    Announcements(EventBus events, Environment environment) {
        this.events = events;
        this.environment = environment;
    }

    void connected(String worker, int index) {
        tell(WorkerConnect.class, at -> new WorkerConnect(at, worker, index));
    }

    void lost(String worker) {
        tell(WorkerLost.class, at -> new WorkerLost(at, worker));
    }

    /** A report has come, with these letters of its test's listeners. */
    void reported(String worker, List<Letter> payloads) {
        if (payloads.isEmpty()) {
            tell(WorkerReport.class, at -> new WorkerReport(at, worker, Map.of()));
        }
        payloads.forEach(
                letter -> tell(WorkerReport.class, at -> new WorkerReport(at, worker, of(letter))));
        tell(HeartbeatSent.class, at -> new HeartbeatSent(at, worker, Instant.now()));
    }

    private static Map<String, Object> of(Letter letter) {
        return JSON.readValue(letter.json(), PAYLOAD);
    }

    private void tell(Class<? extends Event> type, Function<Environment, Event> event) {
        if (events.hears(type)) {
            thread.execute(
                    () -> {
                        if (events.tell(event.apply(environment))) {
                            environment.stop();
                        }
                    });
        }
    }
}
