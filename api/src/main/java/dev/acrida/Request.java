package dev.acrida;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the lambda of a request describes. Each method returns the same object; the last of several
 * bodies counts. Valid only inside the lambda.
 */
public interface Request {
    /** Groups the sample under this name instead of path and query. */
    Request name(String name);

    /** Adds a query parameter, encoded; a name may come several times. */
    Request query(String name, Object value);

    /** Sets a header for this request, in place of one of that name from {@link Http#headers()}. */
    Request header(String name, String value);

    /** Sends this value as JSON: a map, list, record, string, number or Jackson tree. */
    Request json(Object value);

    /** Sends these fields as {@code application/x-www-form-urlencoded}. */
    Request form(Map<String, ?> fields);

    /** Sends {@code multipart/form-data} with the parts that the lambda adds. */
    Request multipart(Consumer<? super Multipart> parts);

    /** Sends these bytes. */
    Request bytes(byte[] body, String contentType);

    /** Sends this text as UTF-8. */
    Request text(String body, String contentType);

    /**
     * Sends the content of a file, read while it is sent.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    Request file(Path file, String contentType);

    /**
     * Sends what a stream holds, in chunks, read while it is sent and closed then.
     *
     * @param body opens the stream; asked once for each time that the request is sent
     */
    Request inputStream(Supplier<? extends InputStream> body, String contentType);

    /** Sends what the lambda writes, in chunks, while it writes. */
    Request generated(BodyWriter body, String contentType);

    /**
     * Sends what the lambda writes, while it writes.
     *
     * @param length how many bytes it writes; another number is a failure
     */
    Request generated(BodyWriter body, long length, String contentType);

    /**
     * Whether the body of the response is kept for the test. One that is not is counted, never
     * copied, and its sample has the length before decompression; the default is that of {@link
     * HttpSettings#bodies()}.
     */
    Request keepBody(boolean keep);

    /** Sends HTTP basic authentication. */
    Request basicAuth(String user, String password);

    /** Sends a bearer token. */
    Request bearer(String token);

    /** Limits the whole request, redirects included. */
    Request timeout(Duration total);

    /** Sets all time-outs of this request. */
    Request timeouts(Timeouts timeouts);

    /** Whether redirects are followed, at most 30 in a row. */
    Request followRedirects(boolean follow);

    /**
     * Looks the host up again, on a new connection. Addresses are else looked up once per run; what
     * is found now is what all users go on with.
     */
    Request freshDns();

    /** Adds to the context of this request's {@link RequestEvent}. */
    Request context(String key, Object value);
}
