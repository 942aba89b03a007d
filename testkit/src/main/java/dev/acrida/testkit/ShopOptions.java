package dev.acrida.testkit;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

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
 * @param capacity how many requests per second it answers at most, one after the other; 0 for any
 *     number
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
        double capacity) {
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
        if (slowDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "ShopOptions.slowDelay must not be negative, but is " + slowDelay);
        }
        if (!(capacity >= 0)) {
            throw new IllegalArgumentException(
                    "ShopOptions.capacity must be a number >= 0, but is " + capacity);
        }
    }

    /** The same on another address. */
    public ShopOptions withHost(String host) {
        return with(draft -> draft.host = host);
    }

    /** The same on another port; 0 for any free one. */
    public ShopOptions withPort(int port) {
        return with(draft -> draft.port = port);
    }

    /** The same with TLS, or without. */
    public ShopOptions withTls(boolean tls) {
        return with(draft -> draft.tls = tls);
    }

    /** The same with HTTP/2 beside HTTP/1.1, or without. */
    public ShopOptions withHttp2(boolean http2) {
        return with(draft -> draft.http2 = http2);
    }

    /** The same with every n-th request answered 500; 0 for none. */
    public ShopOptions withFailEvery(int failEvery) {
        return with(draft -> draft.failEvery = failEvery);
    }

    /** The same with every n-th request reset inside the body; 0 for none. */
    public ShopOptions withResetEvery(int resetEvery) {
        return with(draft -> draft.resetEvery = resetEvery);
    }

    /** The same with another delay of the slow endpoint. */
    public ShopOptions withSlowDelay(Duration slowDelay) {
        return with(draft -> draft.slowDelay = slowDelay);
    }

    /** The same with another number of requests kept; 0 for none. */
    public ShopOptions withRecentLimit(int recentLimit) {
        return with(draft -> draft.recentLimit = recentLimit);
    }

    /** The same with times in which it answers nobody. */
    public ShopOptions withFreezes(List<Freeze> freezes) {
        return with(draft -> draft.freezes = freezes);
    }

    /**
     * The same with one worker for all requests, who is busy with each for a second divided by
     * {@code capacity}, while the others wait in the order in which they came; 0 for any number of
     * workers. The capacity is exact: a worker who was late once makes up for it.
     */
    public ShopOptions withCapacity(double capacity) {
        return with(draft -> draft.capacity = capacity);
    }

    private ShopOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    private static void within(String name, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(
                    "ShopOptions." + name + " must be in 0.." + max + ", but is " + value);
        }
    }

    /** Options in the making. Confined to one thread. */
    private static final class Draft {
        private String host;
        private int port;
        private boolean tls;
        private boolean http2;
        private int failEvery;
        private int resetEvery;
        private Duration slowDelay;
        private int recentLimit;
        private List<Freeze> freezes;
        private double capacity;

        Draft(ShopOptions options) {
            host = options.host;
            port = options.port;
            tls = options.tls;
            http2 = options.http2;
            failEvery = options.failEvery;
            resetEvery = options.resetEvery;
            slowDelay = options.slowDelay;
            recentLimit = options.recentLimit;
            freezes = options.freezes;
            capacity = options.capacity;
        }

        ShopOptions options() {
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
                    capacity);
        }
    }
}
