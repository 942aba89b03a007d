package dev.acrida;

/**
 * How a user's HTTP client connects. Immutable; start with {@link #DEFAULT} and return it from
 * {@link HttpUser#httpSettings()}.
 *
 * @param version which version of HTTP is spoken
 * @param connections who uses which connection, and for how long
 * @param network how servers are reached; what the command line says comes first
 * @param retriesStale whether a request is sent once more, on a new connection, if the server
 *     closed the kept-alive connection just as the request was sent. It is unknown whether the
 *     server acted on it: such a request may take effect twice. {@link Response#retries()} counts.
 * @param bodies what becomes of the bodies of responses
 */
public record HttpSettings(
        HttpVersion version,
        Connections connections,
        Network network,
        boolean retriesStale,
        Bodies bodies) {
    /** HTTP/1.1, on connections that each user keeps for itself; bodies are kept. */
    public static final HttpSettings DEFAULT =
            new HttpSettings(
                    HttpVersion.HTTP_1_1,
                    Connections.PER_USER,
                    Network.DEFAULT,
                    false,
                    Bodies.KEPT);

    /** The same, with another version of HTTP. */
    public HttpSettings withVersion(HttpVersion version) {
        return new HttpSettings(version, connections, network, retriesStale, bodies);
    }

    /** The same, with {@link HttpVersion#HTTP_2}. */
    public HttpSettings withHttp2() {
        return withVersion(HttpVersion.HTTP_2);
    }

    /** The same, with other rules for connections. */
    public HttpSettings withConnections(Connections connections) {
        return new HttpSettings(version, connections, network, retriesStale, bodies);
    }

    /** The same, reaching servers in another way. */
    public HttpSettings withNetwork(Network network) {
        return new HttpSettings(version, connections, network, retriesStale, bodies);
    }

    /** The same, with another encryption. */
    public HttpSettings withTls(TlsSettings tls) {
        return withNetwork(network.withTls(tls));
    }

    /** The same, on another route, for example {@link Route#proxy}. */
    public HttpSettings withRoute(Route route) {
        return withNetwork(network.withRoute(route));
    }

    /** The same, from other addresses of this machine, for example {@code "10.0.0.7"}. */
    public HttpSettings withSourceAddresses(String... addresses) {
        return withNetwork(network.withSourceAddresses(addresses));
    }

    /** The same, sending a request once more if its kept-alive connection was closed, or not. */
    public HttpSettings withRetriesStale(boolean retriesStale) {
        return new HttpSettings(version, connections, network, retriesStale, bodies);
    }

    /** The same, with other rules for bodies. */
    public HttpSettings withBodies(Bodies bodies) {
        return new HttpSettings(version, connections, network, retriesStale, bodies);
    }
}
