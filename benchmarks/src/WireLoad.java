import dev.acrida.HttpSettings;
import dev.acrida.Timeouts;
import dev.acrida.http.wire.Origin;
import dev.acrida.http.wire.RequestBody;
import dev.acrida.http.wire.UserConnections;
import dev.acrida.http.wire.Wire;
import dev.acrida.http.wire.WireFailure;
import dev.acrida.http.wire.WireOptions;
import dev.acrida.http.wire.WireRequest;
import dev.acrida.http.wire.WireResponse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** As many users as it is told, each asking the wire for one URL again and again, until killed. */
class WireLoad {
    /** Enough for the JVM to compile the first frames of a user's thread: see NOTES.md. */
    private static final int FORERUNNERS = 5_000;

    private static final long UNTIL_COMPILED_MILLIS = 300;

    public static void main(String[] args) throws InterruptedException {
        URI url = URI.create(args[0]);
        int users = Integer.parseInt(args[1]);
        WireOptions options =
                WireOptions.DEFAULT
                        .withInsecure(true)
                        .withPlatformLoops(Boolean.getBoolean("platform.loops"))
                        .withLoops(Integer.getInteger("loops", WireOptions.DEFAULT.loops()));
        CountDownLatch failed = new CountDownLatch(1);
        try (Wire wire = Wire.open(options)) {
            for (int i = 0; i < FORERUNNERS; i++) {
                start(wire, url, false, failed);
            }
            Thread.sleep(UNTIL_COMPILED_MILLIS);
            for (int i = 0; i < users; i++) {
                start(wire, url, true, failed);
            }
            failed.await();
        }
    }

    private static void start(Wire wire, URI url, boolean visits, CountDownLatch failed) {
        Thread.ofVirtual()
                .start(() -> visit(wire.connections(HttpSettings.DEFAULT), url, visits, failed));
    }

    private static void visit(
            UserConnections connections, URI url, boolean visits, CountDownLatch failed) {
        Origin origin = new Origin("https".equals(url.getScheme()), url.getHost(), url.getPort());
        byte[] head =
                "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: acrida\r\nAccept: */*\r\n\r\n"
                        .formatted(url.getPath(), url.getAuthority())
                        .getBytes(StandardCharsets.US_ASCII);
        WireRequest request = new WireRequest(head, head.length, RequestBody.NONE, false);
        long patience = Timeouts.DEFAULT.total().toNanos();
        try (connections) {
            while (visits) {
                long deadline = System.nanoTime() + patience;
                WireResponse response =
                        connections.exchange(origin, request, Timeouts.DEFAULT, deadline);
                if (response.status() != 200 || response.bodyLength() == 0) {
                    throw new IllegalStateException("status " + response.status());
                }
            }
        } catch (WireFailure | IllegalStateException e) {
            System.err.println(e.getMessage());
            failed.countDown();
        }
    }
}
