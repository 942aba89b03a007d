package dev.acrida;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/**
 * A complete response; after redirects, the last one. Confined to its user's thread. The body is
 * decompressed and decoded when it is first asked for.
 */
public interface Response {
    /** The HTTP status, or 0 if there was no complete response. */
    int status();

    /** Whether the status is from 100 to 399. */
    default boolean ok() {
        return status() >= 100 && status() < 400;
    }

    /** Why there was no complete response; empty if there was one. */
    String error();

    /** The headers; empty if there was no response. */
    Headers headers();

    /** The decompressed body; empty if there was none. */
    byte[] bytes();

    /** The body as text, in the charset that {@code Content-Type} names, else UTF-8. */
    String text();

    /**
     * The body as a JSON tree.
     *
     * @throws ResponseError if it is not JSON
     */
    JsonNode json();

    /**
     * The body as JSON, as an object of this type, for example a record.
     *
     * @throws ResponseError if it is not JSON, or does not fit the type
     */
    <T> T json(Class<T> type);

    /** What was sent; after redirects, the last request. */
    SentRequest request();

    /** The absolute URL of the request that this is the response to, after redirects. */
    String url();

    /** The response time: from just before sending until the last byte, redirects included. */
    Duration elapsed();

    /** Which version of HTTP was spoken: {@code HTTP/1.1} or {@code HTTP/2}; empty without one. */
    String protocol();

    /** Where the time went: each phase is the sum over a chain of redirects. */
    Timings timings();

    /** How many bytes went out and came in. */
    Traffic traffic();

    /** How often a request was sent once more, as {@link HttpSettings#retriesStale()} allows. */
    int retries();
}
