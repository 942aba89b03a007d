package dev.acrida.http.wire;

/** The connections of one run: selector loops, TLS context, resolved names. Thread-safe. */
public final class Wire implements AutoCloseable {
    private Wire() {}

    /** Starts the loops. */
    public static Wire open(WireOptions options) {
        throw new UnsupportedOperationException(options.toString());
    }

    /** A new user's connections; none is open yet. */
    public UserConnections connections() {
        throw new UnsupportedOperationException();
    }

    /** Closes all connections and ends the loops; exchanges in flight fail. */
    @Override
    public void close() {}
}
