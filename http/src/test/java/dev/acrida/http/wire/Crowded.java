package dev.acrida.http.wire;

import dev.acrida.HttpSettings;
import dev.acrida.Network;
import dev.acrida.Timeouts;
import dev.acrida.http.wire.WireFailure.Kind;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens more connections than a small machine has room for, and prints what they fail with. */
final class Crowded {
    private static final int USERS = 200;
    private static final Timeouts PATIENCE = Timeouts.DEFAULT.withTotal(Duration.ofSeconds(2));

    private final Set<String> failures = new ConcurrentSkipListSet<>();
    private final AtomicInteger reached = new AtomicInteger();

    private Crowded() {}

    /** Runs it, from these source addresses. */
    public static void main(String[] sources) throws Exception {
        new Crowded().run(Network.DEFAULT.withSourceAddresses(sources));
    }

    private void run(Network network) throws Exception {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        // Nobody accepts: the system completes connections by itself, and no request is answered.
        try (ServerSocket listener = new ServerSocket(0, 2 * USERS, loopback);
                Wire wire = Wire.open(WireOptions.DEFAULT.withNetwork(network).withLoops(1))) {
            Origin origin = new Origin(false, "127.0.0.1", listener.getLocalPort());
            visit(wire, new Origin(false, "127.0.0.1", 1)); // loads what a failure needs
            failures.clear();
            try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < USERS; i++) {
                    users.execute(() -> visit(wire, origin));
                }
            }
        }
        failures.forEach(System.out::println);
        System.out.println("reached " + reached);
    }

    private void visit(Wire wire, Origin origin) {
        byte[] head = TestUser.bytes("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
        WireRequest request = new WireRequest(head, head.length, RequestBody.NONE, false);
        long deadline = System.nanoTime() + PATIENCE.total().toNanos();
        try (UserConnections connections = wire.connections(HttpSettings.DEFAULT)) {
            connections.exchange(origin, request, PATIENCE, deadline);
        } catch (WireFailure e) {
            if (e.kind() == Kind.TOTAL_TIMEOUT) {
                reached.incrementAndGet();
            } else {
                failures.add(e.kind() + " " + e.getMessage());
            }
        } catch (RuntimeException | Error e) {
            failures.add("unnamed: " + e);
        }
    }
}
