package dev.acrida;

/**
 * Who uses which connection, and for how long. Immutable; users that share do so if their {@link
 * HttpSettings} are equal.
 *
 * @param reuse what a connection may be used for after its first request
 * @param maxPerHost how many connections to one host are open at a time in one pool, at least 1; a
 *     request beyond waits for one. HTTP/2 opens a second connection only in a shared pool, when
 *     the server takes no more streams on the first.
 */
public record Connections(Reuse reuse, int maxPerHost) {
    /** Who uses a connection again. */
    public enum Reuse {
        /** Its user, who is alone with its connections. */
        PER_USER,
        /** Any user of the run with equal settings. */
        SHARED,
        /** Nobody: each request, also each of a chain of redirects, opens a new connection. */
        NEW_PER_REQUEST,
        /** Its user until the end of a task, as of a browser that is closed between visits. */
        NEW_PER_ITERATION
    }

    /** Browsers' limit for HTTP/1.1. */
    private static final int BROWSER = 6;

    /** A pool for each user, with six connections to a host as in browsers. */
    public static final Connections PER_USER = new Connections(Reuse.PER_USER, BROWSER);

    /** A new connection for each request; it is closed when the response is complete. */
    public static final Connections NEW_PER_REQUEST =
            new Connections(Reuse.NEW_PER_REQUEST, BROWSER);

    /** New connections for each task that the user runs; they are closed when it ends. */
    public static final Connections NEW_PER_ITERATION =
            new Connections(Reuse.NEW_PER_ITERATION, BROWSER);

    /** Checks the limit. */
    public Connections {
        if (maxPerHost < 1) {
            throw new IllegalArgumentException(
                    "connections per host must be at least 1, was " + maxPerHost);
        }
    }

    /** One pool for all users of the run that have equal settings, as in a proxy or a service. */
    public static Connections shared(int maxPerHost) {
        return new Connections(Reuse.SHARED, maxPerHost);
    }

    /** The same, with another limit. */
    public Connections withMaxPerHost(int maxPerHost) {
        return new Connections(reuse, maxPerHost);
    }
}
