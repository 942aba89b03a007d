package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Decodes bytes as responses: that must end in a response, a named fault or the wish for more, the
 * same however the bytes are cut into pieces and whatever is done with the body.
 */
public final class ResponseFuzz {
    private static final int LIMIT = 1 << 20;

    private ResponseFuzz() {}

    /** The first byte says whether a body is expected, the second how the rest is cut. */
    public static void check(byte[] input) {
        if (input.length < 2) {
            return;
        }
        boolean noBody = (input[0] & 1) != 0;
        byte[] bytes = Arrays.copyOfRange(input, 2, input.length);
        Outcome whole = decode(bytes, new Random(0), bytes.length + 1, noBody, BodyPlan.KEPT);
        same(whole, decode(bytes, new Random(0), 1, noBody, BodyPlan.KEPT), "byte by byte");
        Random cuts = new Random(input[1]);
        same(whole, decode(bytes, cuts, 1 + (input[1] & 0x3f), noBody, BodyPlan.KEPT), "in pieces");
        boolean switched = whole.status == 101; // what follows is not a body
        BodyPlan streaming = switched ? BodyPlan.KEPT : new BodyQueue();
        Outcome streamed = decode(bytes, cuts, 97, noBody, streaming);
        Outcome counted = decode(bytes, cuts, 97, noBody, BodyPlan.DISCARDED);
        if (whole.end.startsWith(Kind.BODY_TOO_LARGE.name())) {
            return; // a limit of what is kept
        }
        same(whole, streamed, "streamed");
        same(whole.withBody(""), counted.withBody(""), "discarded");
    }

    private record Outcome(String end, int status, long length, String head, String body) {
        Outcome withBody(String other) {
            return new Outcome(end, status, length, head, other);
        }
    }

    private static void same(Outcome whole, Outcome other, String how) {
        if (!whole.equals(other)) {
            throw new AssertionError("at once: %s, but %s: %s".formatted(whole, how, other));
        }
    }

    private static Outcome decode(
            byte[] bytes, Random cuts, int largest, boolean noBody, BodyPlan plan) {
        ResponseDecoder decoder = new ResponseDecoder(LIMIT, LIMIT);
        WireResponse response = new WireResponse(0, 0, Opening.NONE);
        response.plan(plan);
        decoder.begin(response, noBody);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean complete = false;
        try {
            while (!complete && in.position() < bytes.length) {
                int limit = Math.min(bytes.length, in.position() + 1 + cuts.nextInt(largest));
                in.limit(limit);
                int before = in.position();
                complete = decoder.feed(in, new byte[ResponseDecoder.WINDOW]);
                if (!complete && in.position() != limit) {
                    throw new AssertionError("stopped at %d of %d".formatted(before, limit));
                }
            }
            int used = in.position();
            boolean ended = complete || decoder.end();
            if (!ended) {
                return new Outcome("incomplete", 0, 0, "", "");
            }
            String end = "complete at %d, reusable %s".formatted(used, decoder.reusable());
            byte[] body = body(response, plan);
            long length = response.isKept() ? response.bodyLength() : body.length;
            return new Outcome(
                    end,
                    response.status(),
                    response.isDiscarded() ? response.bodyLength() : length,
                    response.headers() + response.header("Location"),
                    new String(body, StandardCharsets.ISO_8859_1));
        } catch (Fault e) {
            return new Outcome(e.kind() + ": " + e.text(), 0, 0, "", "");
        }
    }

    private static byte[] body(WireResponse response, BodyPlan plan) {
        if (!(plan instanceof BodyQueue queue) || !queue.isOpen()) {
            return response.body();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (BodyQueue.Piece piece = queue.poll(); piece != null; piece = queue.poll()) {
            all.writeBytes(piece.bytes());
        }
        return all.toByteArray();
    }
}
