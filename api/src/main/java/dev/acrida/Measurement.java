package dev.acrida;

import dev.acrida.spi.UserContext;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request of a protocol of the author's own, while it is timed: what the action learns about it
 * goes into its sample and its event. Confined to its user's thread, and valid only inside the
 * action.
 */
public final class Measurement {
    private final EntryKey key;
    private final Map<String, Object> context = new LinkedHashMap<>();
    private String url = "";
    private String failure = Sample.OK;
    private long length;

    private Measurement(EntryKey key) {
        this.key = key;
    }

    /** What is timed. */
    @FunctionalInterface
    public interface Action {
        /** Sends a request and receives what belongs to it. */
        void run(Measurement measurement) throws Exception;
    }

    /**
     * Times the action and records one sample of it. An exception, or an {@link AssertionError},
     * makes the sample a failure and goes no further. A user that is stopped meanwhile ends; its
     * request is declared lost.
     *
     * @param user who sends the request
     * @param type the request type, for example {@code TCP}
     * @param name under which it is grouped
     * @return whether it succeeded
     */
    public static boolean take(UserContext user, String type, String name, Action action) {
        Measurement measurement = new Measurement(new EntryKey(type, name));
        user.samples().issued();
        Instant started = Instant.now();
        long startedNanos = System.nanoTime();
        try {
            action.run(measurement);
        } catch (ControlFlow flow) {
            measurement.record(user, started, System.nanoTime() - startedNanos);
            throw flow;
        } catch (Exception | AssertionError e) {
            measurement.stopIfInterrupted(user, e);
            measurement.failure(textOf(e));
        }
        measurement.record(user, started, System.nanoTime() - startedNanos);
        return measurement.failure.isEmpty();
    }

    /** How many bytes the response has, at least 0; 0 unless it is said. */
    public Measurement length(long bytes) {
        this.length = bytes;
        return this;
    }

    /**
     * The request has failed, for this reason.
     *
     * @throws IllegalArgumentException if the reason is empty
     */
    public Measurement failure(String why) {
        if (why.isEmpty()) {
            throw new IllegalArgumentException(
                    "the failure of " + key + " must say why, was empty");
        }
        this.failure = why;
        return this;
    }

    /** Adds to the context of the request's event. */
    public Measurement context(String key, Object value) {
        context.put(key, value);
        return this;
    }

    /** Where the request went, for its event. */
    public Measurement url(String url) {
        this.url = url;
        return this;
    }

    /** An interrupt is how a run ends a user that waits. */
    private void stopIfInterrupted(UserContext user, Throwable thrown) {
        if (thrown instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            user.samples().lost(key);
            throw new StopUser();
        }
    }

    private static String textOf(Throwable thrown) {
        String message = thrown.getMessage();
        String type = thrown.getClass().getSimpleName();
        return message == null || message.isEmpty() ? type : type + ": " + message;
    }

    private void record(UserContext user, Instant started, long nanos) {
        Sample sample = new Sample(key, nanos, length, failure);
        user.samples().record(sample, () -> event(user, sample, started));
    }

    private RequestEvent event(UserContext user, Sample sample, Instant started) {
        Map<String, Object> all = new LinkedHashMap<>(user.eventContext());
        all.putAll(context);
        return new RequestEvent(
                key,
                started,
                Duration.ofNanos(sample.responseNanos()),
                length,
                failure,
                Optional.empty(),
                all,
                url);
    }
}
