package dev.acrida;

import java.io.InputStream;
import java.time.Duration;

/**
 * A response whose head is here and whose body is taken while it arrives:
 *
 * <pre>{@code
 * try (var stream = http.stream().get("/prices")) {
 *     for (var event : stream.events()) {
 *         if (event.event().equals("close")) break;
 *     }
 * }
 * }</pre>
 *
 * <p>Read it in one way: by {@link #chunks}, {@link #lines}, {@link #events} or as {@link #body}.
 * Each blocks until there is more and ends when the body does; if it breaks off, the loops end and
 * {@link #error} says why. What is not taken is not read either: some 300 kB are held, then the
 * server has to wait.
 *
 * <p>One sample is recorded, at {@link #close}: its response time ends when the last byte that was
 * taken arrived. Closing before the end aborts the connection, and is a success of what was taken.
 * The time-outs of the request hold for the whole stream. Confined to its user's thread.
 */
public interface StreamedResponse extends AutoCloseable {
    /** The HTTP status, or 0 if there was no response. */
    int status();

    /** Whether the status is from 100 to 399. */
    default boolean ok() {
        return status() >= 100 && status() < 400;
    }

    /** Why there is no response, or why its body broke off; empty if neither. */
    String error();

    /** The headers; empty if there was no response. */
    Headers headers();

    /** The absolute URL of the request that this is the response to, after redirects. */
    String url();

    /** From the start of the request until the last byte that was taken arrived. */
    Duration elapsed();

    /** Where the time went up to the last byte that was taken. */
    Timings timings();

    /**
     * The decompressed body in pieces as they arrive, none empty, none above 64 kB. Can be iterated
     * once.
     */
    Iterable<byte[]> chunks();

    /**
     * The decompressed body in lines without their ends ({@code \n}, {@code \r} or {@code \r\n}),
     * in the charset that {@code Content-Type} names, else UTF-8; the charset must agree with ASCII
     * about line ends. Can be iterated once. A line above the limit of {@link Bodies#maxBytes} is a
     * failure.
     */
    Iterable<String> lines();

    /**
     * The server-sent events of the body, as the HTML standard defines them. Can be iterated once.
     */
    Iterable<ServerSentEvent> events();

    /** The decompressed body; reading throws an {@link java.io.IOException} if it breaks off. */
    InputStream body();

    /** The request succeeded, whatever its status and its error. */
    void success();

    /** The request failed, for this reason. */
    void failure(String reason);

    /** Records the sample under another name. */
    void name(String name);

    /**
     * Records another response time, for example {@link #elapsed} at the first event.
     *
     * @throws IllegalArgumentException if it is negative
     */
    void responseTime(Duration responseTime);

    /** Ends the stream and records the sample; calls after the first do nothing. */
    @Override
    void close();
}
