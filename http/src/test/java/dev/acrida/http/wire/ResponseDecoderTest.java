package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.testkit.Script;
import dev.acrida.testkit.Step;
import dev.acrida.testkit.Torture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

class ResponseDecoderTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final int MAX_HEAD = 64 << 10;
    private static final int MAX_BODY = 1 << 20;
    private static final int LARGEST_TO_SPLIT = 4 << 10;
    private static final int MUTANTS = 30_000;

    private final byte[] window = new byte[ResponseDecoder.WINDOW];
    private final ResponseDecoder decoder = new ResponseDecoder(MAX_HEAD, MAX_BODY);

    /** What a decoder made of some bytes; comparing two shows any difference. */
    private record Verdict(
            String outcome,
            int status,
            String headers,
            String body,
            int unread,
            boolean reusable) {}

    /** Each torture whose server sends one text. */
    static List<Torture> texts() {
        return Torture.ofTheWire().stream()
                .filter(torture -> text(torture.script()).length() > 0)
                .filter(torture -> text(torture.script()).length() < LARGEST_TO_SPLIT)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void splittingAtAnyByteMakesNoDifference(Torture torture) {
        byte[] bytes = bytes(torture);
        boolean head = "HEAD".equals(torture.method());
        Verdict whole = decode(bytes, bytes.length, head);
        assertThat(whole.outcome()).isNotEqualTo("internal");
        for (int split = 1; split < bytes.length; split++) {
            assertThat(decode(bytes, split, head)).as("split at %d", split).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void oneByteAtATimeMakesNoDifference(Torture torture) {
        byte[] bytes = bytes(torture);
        boolean head = "HEAD".equals(torture.method());
        assertThat(decode(bytes, 1, head)).isEqualTo(decode(bytes, bytes.length, head));
    }

    @Test
    void aFoldedLineIsOneHeader() {
        byte[] bytes = latin("HTTP/1.1 204 No\r\nA: one\r\n two\r\n\tthree\r\nB: b\r\n\r\n");
        WireResponse response = new WireResponse(0, 0, Opening.NONE);
        decoder.begin(response, false);
        assertThat(feed(ByteBuffer.wrap(bytes))).isEqualTo("complete");
        assertThat(response.header("a")).matches("one\\s+two\\s+three");
        assertThat(response.headers().all("B")).containsExactly("b");
        assertThat(response.header("C")).isEmpty();
    }

    @Test
    void headersWithControlCharactersCanBeReadAndPrinted() {
        WireResponse response = response("HTTP/1.1 204 No\r\nA: x\0y\u0007\u007fz\r\n\r\n");
        assertThat(response.header("A")).isEqualTo("x y  z");
        assertThat(response.headers().first("A")).contains("x y  z");
    }

    @Test
    void flagsSpareTheClientASearch() {
        WireResponse plain = response("HTTP/1.1 204 No\r\nCookie-Set: a\r\n\r\n");
        assertThat(plain.setsCookies()).isFalse();
        assertThat(plain.isEncoded()).isFalse();
        WireResponse both =
                response("HTTP/1.1 204 No\r\nset-COOKIE: a=b\r\nContent-encoding: br\r\n\r\n");
        assertThat(both.setsCookies()).isTrue();
        assertThat(both.isEncoded()).isTrue();
    }

    @Test
    void aPromisedBodyTakesMemoryOnlyAsItArrives() throws Fault {
        ResponseDecoder large = new ResponseDecoder(MAX_HEAD, Integer.MAX_VALUE);
        large.begin(new WireResponse(0, 0, Opening.NONE), false);
        byte[] head = latin("HTTP/1.1 200 OK\r\nContent-Length: 2147483647\r\n\r\n");
        assertThat(large.feed(ByteBuffer.wrap(head), window)).isFalse();
    }

    @Test
    void aBodyAboveTheLimitIsRefusedAtOnce() {
        assertThatThrownBy(() -> response("HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n"))
                .hasMessage("BODY_TOO_LARGE");
        assertThatThrownBy(() -> response(CHUNKED + "fffffff\r\n")).hasMessage("BODY_TOO_LARGE");
    }

    @Test
    void extensionsAndTrailersHaveALimitToo() {
        assertThatThrownBy(() -> response(CHUNKED + "1;" + "x".repeat(MAX_HEAD + 1)))
                .hasMessage("HEAD_TOO_LARGE");
        assertThatThrownBy(() -> response(CHUNKED + "0\r\n" + "a: b\r\n".repeat(MAX_HEAD)))
                .hasMessage("HEAD_TOO_LARGE");
    }

    /** Whatever comes: a verdict, the same one however it is cut, and nothing but a verdict. */
    @Test
    void mutantsAreJudgedAlikeHoweverTheyArrive() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Torture> seeds = texts();
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(bytes(seeds.get(random.nextInt(seeds.size()))), random);
            boolean head = random.nextInt(8) == 0;
            Verdict whole = decode(mutant, mutant.length, head);
            Verdict parts = decode(mutant, 1 + random.nextInt(mutant.length), head);
            assertThat(parts)
                    .as(
                            "seed %d, mutant %d: %s",
                            seed, i, new String(mutant, StandardCharsets.ISO_8859_1))
                    .isEqualTo(whole);
        }
    }

    private WireResponse response(String text) {
        WireResponse response = new WireResponse(0, 0, Opening.NONE);
        decoder.begin(response, false);
        String outcome = feed(ByteBuffer.wrap(latin(text)));
        if (!"complete".equals(outcome)) {
            throw new AssertionError(outcome);
        }
        return response;
    }

    private Verdict decode(byte[] bytes, int part, boolean head) {
        ResponseDecoder fresh = new ResponseDecoder(MAX_HEAD, MAX_BODY);
        WireResponse response = new WireResponse(0, 0, Opening.NONE);
        fresh.begin(response, head);
        ByteBuffer all = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        String outcome = "more";
        while ("more".equals(outcome) && all.hasRemaining()) {
            int limit = Math.min(all.limit(), all.position() + part);
            ByteBuffer next = all.slice(all.position(), limit - all.position());
            outcome = feed(fresh, next);
            all.position(all.position() + next.position());
        }
        if ("more".equals(outcome)) {
            outcome = fresh.end() ? "ended" : "cut " + fresh.begun() + fresh.inBody();
        }
        boolean complete = "complete".equals(outcome) || "ended".equals(outcome);
        return new Verdict(
                outcome,
                complete ? response.status() : 0,
                complete ? response.headers().toString() : "",
                complete ? TestUser.text(response) : "",
                complete ? all.remaining() : 0,
                complete && fresh.reusable());
    }

    private String feed(ByteBuffer in) {
        return feed(decoder, in);
    }

    private String feed(ResponseDecoder decoder, ByteBuffer in) {
        try {
            return decoder.feed(in, window) ? "complete" : "more";
        } catch (Fault e) {
            return e.kind().name();
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] mutant = original.clone();
        String interesting = "\r\n\n\0 \t:;,-09aF\u00ff";
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(3)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 ->
                        mutant[at] =
                                (byte) interesting.charAt(random.nextInt(interesting.length()));
                default -> {
                    int count = Math.min(random.nextInt(8), mutant.length - at);
                    int from = random.nextInt(mutant.length - count + 1);
                    System.arraycopy(original, from, mutant, at, count);
                }
            }
        }
        return mutant;
    }

    private static String text(Script script) {
        StringBuilder text = new StringBuilder();
        for (Step step : script.steps()) {
            if (step instanceof Step.Send(String sent)) {
                text.append(sent);
            }
        }
        return text.toString();
    }

    private static byte[] bytes(Torture torture) {
        return latin(text(torture.script()));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
