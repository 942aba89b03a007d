package dev.acrida.http.wire;

import dev.acrida.Network;

import java.time.Duration;

/**
 * What all connections of a run have in common. Immutable.
 *
 * @param network how servers are reached, before what users say about it
 * @param drain how long an interrupted exchange may still wait for its response
 * @param loops how many selector loops read, at least 1
 * @param platformLoops whether loops have threads of their own: time stamps then stay exact while
 *     users burn CPU, at a higher price per request
 * @param maxHeadBytes the largest head of a response
 * @param maxBodyBytes the largest body of a response, before decompression
 */
public record WireOptions(
        Network network,
        Duration drain,
        int loops,
        boolean platformLoops,
        int maxHeadBytes,
        int maxBodyBytes) {
    /** TLS verified, 5 s of drain, a loop per processor, heads to 256 kB, bodies to 64 MB. */
    public static final WireOptions DEFAULT =
            new WireOptions(
                    Network.DEFAULT,
                    Duration.ofSeconds(5),
                    Runtime.getRuntime().availableProcessors(),
                    false,
                    256 << 10,
                    64 << 20);

    /** Checks the ranges. */
    public WireOptions {
        if (drain.isNegative()) {
            throw new IllegalArgumentException("drain must not be negative, was " + drain);
        }
        positive("number of loops", loops);
        positive("largest head", maxHeadBytes);
        positive("largest body", maxBodyBytes);
    }

    /** The same, accepting any TLS certificate or not. */
    public WireOptions withInsecure(boolean insecure) {
        return withNetwork(network.withTls(network.tls().withInsecure(insecure)));
    }

    /** The same, reaching servers in another way. */
    public WireOptions withNetwork(Network network) {
        return new WireOptions(network, drain, loops, platformLoops, maxHeadBytes, maxBodyBytes);
    }

    /** The same, with another drain. */
    public WireOptions withDrain(Duration drain) {
        return new WireOptions(network, drain, loops, platformLoops, maxHeadBytes, maxBodyBytes);
    }

    /** The same, with another number of loops. */
    public WireOptions withLoops(int loops) {
        return new WireOptions(network, drain, loops, platformLoops, maxHeadBytes, maxBodyBytes);
    }

    /** The same, with loops on platform threads or not. */
    public WireOptions withPlatformLoops(boolean platformLoops) {
        return new WireOptions(network, drain, loops, platformLoops, maxHeadBytes, maxBodyBytes);
    }

    /** The same, with other limits in bytes. */
    public WireOptions withLimits(int maxHeadBytes, int maxBodyBytes) {
        return new WireOptions(network, drain, loops, platformLoops, maxHeadBytes, maxBodyBytes);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
