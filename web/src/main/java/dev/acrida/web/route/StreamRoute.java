package dev.acrida.web.route;

import dev.acrida.web.feed.LiveFeed;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Sends a viewer what changes, as long as it stays. */
final class StreamRoute implements Endpoint {
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(10);
    private static final byte[] RETRY = bytes("retry: 1000\n\n");
    private static final byte[] PING = bytes(": ping\n\n");
    private static final byte[] BYE =
            bytes("retry: 5000\nevent: bye\ndata: {\"text\":\"Acrida has ended\"}\n\n");

    private final LiveFeed feed;

    StreamRoute(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public void answer(Visit visit) throws Exception {
        int entry = visit.query("entry", 0, 0, Integer.MAX_VALUE);
        Optional<String> last = visit.header("Last-Event-ID").or(() -> visit.query("after"));
        // A proxy that collects what it passes on would hold up the stream.
        visit.header("X-Accel-Buffering", "no");
        try (LiveFeed.Viewer viewer = feed.view(last, entry);
                OutputStream out = visit.stream("text/event-stream")) {
            send(out, RETRY);
            for (Optional<byte[]> next = viewer.await(BETWEEN_PINGS);
                    next.isPresent();
                    next = viewer.await(BETWEEN_PINGS)) {
                send(out, next.get().length == 0 ? PING : next.get());
            }
            send(out, BYE);
        }
    }

    private static void send(OutputStream out, byte[] bytes) throws java.io.IOException {
        out.write(bytes);
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
