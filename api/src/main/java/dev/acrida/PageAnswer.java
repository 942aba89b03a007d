package dev.acrida;

import java.util.Optional;

/**
 * What a route of a test's own answers. Immutable. A browser takes it for what its type says, and
 * runs no script of it.
 *
 * @param status 200..599
 * @param contentType for example {@code text/csv; charset=utf-8}
 * @param body its text
 * @param fileName under which a browser stores it; shown in the browser without one
 */
public record PageAnswer(int status, String contentType, String body, Optional<String> fileName) {
    private static final int LEAST = 200;
    private static final int MOST = 599;

    /** Checks the status. */
    public PageAnswer {
        if (status < LEAST || status > MOST) {
            throw new IllegalArgumentException(
                    "the status of an answer must be within 200..599, was " + status);
        }
    }

    /** Plain text. */
    public static PageAnswer text(String text) {
        return new PageAnswer(200, "text/plain; charset=utf-8", text, Optional.empty());
    }

    /** JSON. */
    public static PageAnswer json(String json) {
        return new PageAnswer(200, "application/json", json, Optional.empty());
    }

    /** A file with comma-separated values. */
    public static PageAnswer csv(String fileName, String csv) {
        return new PageAnswer(200, "text/csv; charset=utf-8", csv, Optional.of(fileName));
    }
}
