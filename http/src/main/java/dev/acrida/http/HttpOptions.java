package dev.acrida.http;

import dev.acrida.Network;
import dev.acrida.Timeouts;
import dev.acrida.spi.RequestTracer;

import java.time.Duration;
import java.util.Optional;

/**
 * What the HTTP clients of one run have in common. Immutable.
 *
 * @param network how servers are reached, before what users say about it
 * @param timeouts the time-outs of requests that have none of their own
 * @param drain how long a request in flight may still take when its user is stopped
 * @param userAgent the {@code User-Agent} of requests that have none of their own
 * @param tracer follows requests into their targets, if anything does
 */
public record HttpOptions(
        Network network,
        Timeouts timeouts,
        Duration drain,
        String userAgent,
        Optional<RequestTracer> tracer) {
    /** TLS verified, {@link Timeouts#DEFAULT}, 5 s of drain. */
    public static final HttpOptions DEFAULT =
            new HttpOptions(
                    Network.DEFAULT,
                    Timeouts.DEFAULT,
                    Duration.ofSeconds(5),
                    "acrida",
                    Optional.empty());

    /** Checks the drain. */
    public HttpOptions {
        if (drain.isNegative()) {
            throw new IllegalArgumentException("drain must not be negative, was " + drain);
        }
    }

    /** The same, accepting any TLS certificate or not. */
    public HttpOptions withInsecure(boolean insecure) {
        return withNetwork(network.withTls(network.tls().withInsecure(insecure)));
    }

    /** The same, reaching servers in another way. */
    public HttpOptions withNetwork(Network network) {
        return new HttpOptions(network, timeouts, drain, userAgent, tracer);
    }

    /** The same, with other default time-outs. */
    public HttpOptions withTimeouts(Timeouts timeouts) {
        return new HttpOptions(network, timeouts, drain, userAgent, tracer);
    }

    /** The same, with another drain. */
    public HttpOptions withDrain(Duration drain) {
        return new HttpOptions(network, timeouts, drain, userAgent, tracer);
    }

    /** The same, with another {@code User-Agent}, for example {@code acrida/1.2}. */
    public HttpOptions withUserAgent(String userAgent) {
        return new HttpOptions(network, timeouts, drain, userAgent, tracer);
    }

    /** The same, letting this follow requests. */
    public HttpOptions withTracer(RequestTracer tracer) {
        return new HttpOptions(network, timeouts, drain, userAgent, Optional.of(tracer));
    }
}
