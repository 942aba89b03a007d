package dev.acrida;

import dev.acrida.stats.EntryKey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Fired once for each sample recorded, on the user's thread.
 *
 * @param key request type and name
 * @param started when the request was sent
 * @param responseTime how long it took
 * @param length bytes of the decoded response body
 * @param error why it failed; empty if it did not
 * @param response the response, if the request has one
 * @param context what {@link User#context()} and the request added
 * @param url the URL of the first request of a redirect chain; empty where there is none
 */
public record RequestEvent(
        EntryKey key,
        Instant started,
        Duration responseTime,
        long length,
        String error,
        Optional<Response> response,
        Map<String, Object> context,
        String url)
        implements Event {

    /** Copies the context. */
    public RequestEvent {
        context = Map.copyOf(context);
    }

    /** The request type, for example {@code GET}. */
    public String method() {
        return key.method();
    }

    /** The name under which the request is grouped. */
    public String name() {
        return key.name();
    }

    /** Whether the request failed. */
    public boolean failed() {
        return !error.isEmpty();
    }
}
