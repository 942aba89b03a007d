package dev.acrida.http.wire;

import dev.acrida.Timeouts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Reads bytes as the frames of an HTTP/2 server, with their header blocks, while two requests wait
 * for responses. That must end in responses, named faults or the wish for more, the same however
 * the bytes are cut into pieces; and a body that is not kept must not change anything else.
 */
public final class Http2Fuzz {
    private static final int LIMIT = 1 << 16;
    private static final byte[] HEAD =
            "GET / HTTP/1.1\r\nHost: fuzz\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    private static final int NO_SETTINGS = 1;
    private static final int FIRST_IS_HEAD = 2;

    private Http2Fuzz() {}

    /** The first byte has options, the second says how the rest is cut. */
    public static void check(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int options = input[0];
        byte[] bytes = Arrays.copyOfRange(input, 2, input.length);
        List<String> whole = read(options, bytes, new Random(0), bytes.length + 1, BodyPlan.KEPT);
        same(whole, read(options, bytes, new Random(0), 1, BodyPlan.KEPT), "byte by byte");
        int size = 1 + (input[1] & 0x3f);
        same(whole, read(options, bytes, new Random(input[1]), size, BodyPlan.KEPT), "in pieces");
        List<String> counted = read(options, bytes, new Random(0), size, BodyPlan.DISCARDED);
        same(withoutBodies(whole), withoutBodies(counted), "discarded");
    }

    private static List<String> withoutBodies(List<String> outcome) {
        return outcome.stream().map(line -> line.replaceFirst("(?s)\nbody .*", "")).toList();
    }

    private static void same(List<String> whole, List<String> other, String how) {
        if (!whole.equals(other)) {
            throw new AssertionError("at once: %s, but %s: %s".formatted(whole, how, other));
        }
    }

    /** How the connection ended, and each of its streams. */
    private static List<String> read(
            int options, byte[] bytes, Random cuts, int largest, BodyPlan plan) {
        List<String> outcome = new ArrayList<>();
        Http2Connection connection = Nowhere.connection();
        try {
            Attempt attempt = new Attempt(Duration.ZERO);
            Timeouts timeouts = Timeouts.DEFAULT;
            attempt.begin(timeouts, System.nanoTime() + timeouts.total().toNanos());
            List<Http2Stream> streams = new ArrayList<>();
            boolean first = (options & FIRST_IS_HEAD) != 0;
            for (boolean head : new boolean[] {first, false}) {
                var request = new WireRequest(HEAD, HEAD.length, RequestBody.NONE, head);
                Http2Stream stream = new Http2Stream(attempt, request.withPlan(plan), LIMIT);
                connection.sender().head(stream, request);
                streams.add(stream);
            }
            outcome.add(feed(connection, options, bytes, cuts, largest));
            for (Http2Stream stream : streams) {
                outcome.add(stream.inExchange() ? "waits" : describe(stream, attempt));
            }
        } catch (WireFailure e) {
            throw new AssertionError(e);
        }
        return outcome;
    }

    private static String feed(
            Http2Connection connection, int options, byte[] bytes, Random cuts, int largest) {
        Http2Receiver receiver = new Http2Receiver(connection, LIMIT);
        Http2Input frames = new Http2Input();
        receiver.startsAt(System.nanoTime());
        try {
            if ((options & NO_SETTINGS) == 0) {
                frames.feed(ByteBuffer.wrap(EMPTY_SETTINGS), receiver);
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            while (in.position() < bytes.length) {
                in.limit(Math.min(bytes.length, in.position() + 1 + cuts.nextInt(largest)));
                frames.feed(in, receiver);
                if (in.hasRemaining()) {
                    throw new AssertionError("stopped at %d".formatted(in.position()));
                }
                receiver.flush();
            }
            return "goes on";
        } catch (Fault e) {
            return e.kind() + ": " + e.text();
        }
    }

    private static String describe(Http2Stream stream, Attempt attempt) {
        try {
            WireResponse response = stream.result(attempt);
            return "%d %s %d\nbody %s"
                    .formatted(
                            response.status(),
                            response.headers(),
                            response.bodyLength(),
                            new String(response.body(), StandardCharsets.ISO_8859_1));
        } catch (WireFailure e) {
            return e.kind() + ": " + e.getMessage();
        }
    }

    /** Where what is sent goes: a closed socket, on a loop that has nothing to do. */
    private static final class Nowhere {
        private static final Origin ORIGIN = new Origin(false, "fuzz", 80);
        private static final Loop LOOP;
        private static final SocketChannel CHANNEL;
        private static final SelectionKey KEY;

        static {
            try {
                LOOP = Loop.open("fuzz", new ReadDelays());
                CHANNEL = SocketChannel.open();
                CHANNEL.configureBlocking(false);
                KEY = CHANNEL.register(LOOP.selector(), 0);
                CHANNEL.close();
            } catch (IOException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        static Http2Connection connection() {
            Http2Output output = new Http2Output(CHANNEL, KEY, LOOP, null);
            return new Http2Connection(ORIGIN, output, WireOptions.DEFAULT);
        }
    }
}
