package dev.acrida;

import java.time.Duration;

/**
 * How long a request may take. All finite and more than zero. Immutable.
 *
 * @param connect to open a connection, TLS included
 * @param idle between two pieces of the response
 * @param total from the start to the end of the response, redirects included
 */
public record Timeouts(Duration connect, Duration idle, Duration total) {
    /** 10 s to connect, 60 s idle, 60 s in all. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));

    /** Checks that each is more than zero. */
    public Timeouts {
        positive("connect", connect);
        positive("idle", idle);
        positive("total", total);
    }

    /** The same, with another limit for the whole request. */
    public Timeouts withTotal(Duration total) {
        return new Timeouts(connect, idle, total);
    }

    /** The same, with another limit for opening a connection. */
    public Timeouts withConnect(Duration connect) {
        return new Timeouts(connect, idle, total);
    }

    /** The same, with another limit for silence inside a response. */
    public Timeouts withIdle(Duration idle) {
        return new Timeouts(connect, idle, total);
    }

    private static void positive(String name, Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    name + " time-out must be more than zero, was " + timeout);
        }
    }
}
