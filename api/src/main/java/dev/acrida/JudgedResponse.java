package dev.acrida;

import java.time.Duration;

/**
 * A response whose sample waits for the test's verdict. The last of several verdicts counts;
 * without one the status decides.
 */
public interface JudgedResponse extends Response, AutoCloseable {
    /** The request succeeded, whatever its status. */
    void success();

    /** The request failed, for this reason. */
    void failure(String reason);

    /** The request failed, for this reason. */
    default void failure(Throwable reason) {
        failure(reason.toString());
    }

    /** No sample is recorded. */
    void drop();

    /** Records the sample under another name. */
    void name(String name);

    /** Records another response time. */
    void responseTime(Duration responseTime);

    /** Records another length of the body, in bytes. */
    void length(long bytes);

    /** Adds to the context of the {@link RequestEvent}. */
    void context(String key, Object value);

    /** Records the sample; calls after the first do nothing. */
    @Override
    void close();
}
