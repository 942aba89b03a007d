package dev.acrida.cluster.worker;

import dev.acrida.HeartbeatReceived;
import dev.acrida.ReportToMaster;
import dev.acrida.cluster.wire.Letter;
import dev.acrida.cluster.wire.Mail;
import dev.acrida.engine.EventBus;
import dev.acrida.engine.LedRun;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the worker's own test is told of reports, and adds to them. Thread-safe. */
final class Told {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventBus events;
    private final LedRun run;
    private final Mail mail;
    private final String worker;

    Told(EventBus events, LedRun run, Mail mail, String worker) {
        this.events = events;
        this.run = run;
        this.mail = mail;
        this.worker = worker;
    }

    /** A report is about to be made: what the test adds to it goes with it. */
    void reporting() {
        if (!events.hears(ReportToMaster.class)) {
            return;
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        if (events.tell(new ReportToMaster(run.environment(), worker, payload))) {
            run.environment().stop();
        }
        if (!payload.isEmpty()) {
            send(payload);
        }
    }

    private void send(Map<String, Object> payload) {
        try {
            mail.send(Letter.PAYLOAD, JSON.writeValueAsString(payload));
        } catch (JacksonException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "what listeners of ReportToMaster put in cannot be JSON, and is not sent: {0}",
                    e.getOriginalMessage());
        }
    }

    /** The master has answered. */
    void answered() {
        if (events.hears(HeartbeatReceived.class)
                && events.tell(new HeartbeatReceived(run.environment(), worker, Instant.now()))) {
            run.environment().stop();
        }
    }
}
