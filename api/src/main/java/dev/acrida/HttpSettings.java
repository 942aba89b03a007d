package dev.acrida;

/**
 * How a user's HTTP client connects. Immutable; start with {@link #DEFAULT} and return it from
 * {@link HttpUser#httpSettings()}.
 *
 * @param version which version of HTTP is spoken
 * @param connections who uses which connection, and for how long
 * @param bodies what becomes of the bodies of responses
 */
public record HttpSettings(HttpVersion version, Connections connections, Bodies bodies) {
    /** HTTP/1.1, on connections that each user keeps for itself; bodies are kept. */
    public static final HttpSettings DEFAULT =
            new HttpSettings(HttpVersion.HTTP_1_1, Connections.PER_USER, Bodies.KEPT);

    /** The same, with another version of HTTP. */
    public HttpSettings withVersion(HttpVersion version) {
        return new HttpSettings(version, connections, bodies);
    }

    /** The same, with {@link HttpVersion#HTTP_2}. */
    public HttpSettings withHttp2() {
        return withVersion(HttpVersion.HTTP_2);
    }

    /** The same, with other rules for connections. */
    public HttpSettings withConnections(Connections connections) {
        return new HttpSettings(version, connections, bodies);
    }

    /** The same, with other rules for bodies. */
    public HttpSettings withBodies(Bodies bodies) {
        return new HttpSettings(version, connections, bodies);
    }
}
