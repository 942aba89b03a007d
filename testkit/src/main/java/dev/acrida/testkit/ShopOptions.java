package dev.acrida.testkit;

import java.time.Duration;
import java.util.List;

/**
 * How a {@link SampleShop} listens and misbehaves. Immutable.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param tls whether to speak TLS, with the {@link TestCertificate}
 * @param http2 whether to speak HTTP/2 beside HTTP/1.1: by ALPN with TLS, by prior knowledge
 *     without
 * @param failEvery every n-th request is answered 500; 0 for none
 * @param resetEvery every n-th request is answered with half a body and a TCP reset; 0 for none
 * @param slowDelay how long {@code /api/slow-endpoint} takes unless the request says otherwise
 * @param recentLimit how many of the last requests {@link SampleShop#recent()} keeps
 * @param freezes when it answers nobody
 * @param atOnce how many requests it works on at the same time, while others wait in the order in
 *     which they came; 0 for any number
 */
public record ShopOptions(
        String host,
        int port,
        boolean tls,
        boolean http2,
        int failEvery,
        int resetEvery,
        Duration slowDelay,
        int recentLimit,
        List<Freeze> freezes,
        int atOnce) {
    /** Any free loopback port, no TLS or faults, 100 ms of delay, the last 200 requests kept. */
    public static final ShopOptions DEFAULT =
            new ShopOptions(
                    "127.0.0.1", 0, false, false, 0, 0, Duration.ofMillis(100), 200, List.of(), 0);

    private static final int HIGHEST_PORT = 65_535;

    /** Checks the ranges. */
    public ShopOptions {
        freezes = List.copyOf(freezes);
        within("port", port, HIGHEST_PORT);
        within("failEvery", failEvery, Integer.MAX_VALUE);
        within("resetEvery", resetEvery, Integer.MAX_VALUE);
        within("recentLimit", recentLimit, 1_000_000);
        within("atOnce", atOnce, Integer.MAX_VALUE);
        if (slowDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "ShopOptions.slowDelay must not be negative, but is " + slowDelay);
        }
    }

    /** The same on another address. */
    public ShopOptions withHost(String host) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /** The same on another port; 0 for any free one. */
    public ShopOptions withPort(int port) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /** The same with TLS, or without. */
    public ShopOptions withTls(boolean tls) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /** The same with HTTP/2 beside HTTP/1.1, or without. */
    public ShopOptions withHttp2(boolean http2) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /** The same with every n-th request answered 500; 0 for none. */
    public ShopOptions withFailEvery(int failEvery) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /** The same with every n-th request reset inside the body; 0 for none. */
    public ShopOptions withResetEvery(int resetEvery) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /** The same with another delay of the slow endpoint. */
    public ShopOptions withSlowDelay(Duration slowDelay) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /** The same with another number of requests kept; 0 for none. */
    public ShopOptions withRecentLimit(int recentLimit) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /** The same with times in which it answers nobody. */
    public ShopOptions withFreezes(List<Freeze> freezes) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    /**
     * The same working on so many requests at the same time; 0 for any number. A shop with {@code
     * atOnce} 4 whose slow endpoint takes 20 ms answers 200 of its requests per second, and no
     * more.
     */
    public ShopOptions withAtOnce(int atOnce) {
        return new ShopOptions(
                host,
                port,
                tls,
                http2,
                failEvery,
                resetEvery,
                slowDelay,
                recentLimit,
                freezes,
                atOnce);
    }

    private static void within(String name, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(
                    "ShopOptions." + name + " must be in 0.." + max + ", but is " + value);
        }
    }
}
