package dev.acrida.http;

import dev.acrida.ServerSentEvent;
import dev.acrida.http.websocket.Incoming;
import dev.acrida.http.websocket.Messages;
import dev.acrida.http.websocket.ProtocolFault;
import dev.acrida.http.wire.Http2Fuzz;
import dev.acrida.http.wire.ResponseFuzz;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/** What reads bytes that a server chose. Each throws if it finds a fault, and only then. */
enum FuzzTarget {
    RESPONSE(ResponseFuzz::check),
    HTTP2(Http2Fuzz::check),
    CODING(FuzzTarget::coding),
    COOKIES(FuzzTarget::cookies),
    REDIRECT(FuzzTarget::redirect),
    LINES(FuzzTarget::lines),
    EVENTS(FuzzTarget::events),
    WEBSOCKET(FuzzTarget::webSocket);

    private static final int LIMIT = 1 << 16;
    private static final String[] CODINGS = {"gzip", "deflate", "br", "br, gzip", "deflate,gzip"};

    @SuppressWarnings("ImmutableEnumChecker") // a method reference
    private final Consumer<byte[]> check;

    FuzzTarget(Consumer<byte[]> check) {
        this.check = check;
    }

    void check(byte[] input) {
        check.accept(input);
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void coding(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String coding = CODINGS[(input[0] & 0xff) % CODINGS.length];
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        byte[] whole;
        try {
            whole = ContentCoding.decode(body, coding, LIMIT);
        } catch (IOException e) {
            return; // named
        }
        StreamBody pieces = new StreamBody(dripping(body, input[0]), coding, why -> {});
        try (pieces) {
            byte[] streamed = pieces.readAllBytes();
            same(new String(whole, StandardCharsets.ISO_8859_1), streamed);
        } catch (IOException e) {
            throw new AssertionError("streamed decoding says: " + e.getMessage(), e);
        }
    }

    private static void cookies(byte[] input) {
        String[] lines = text(input).split("\n", -1);
        Target from = Target.parse("http://shop.example.com/a/b?c");
        CookieJar jar = new CookieJar(() -> from, InstantSource.system());
        jar.keep(from, List.of(lines));
        String header = jar.header(from);
        if (header.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw new AssertionError("control character in a Cookie header: " + header);
        }
        String other = jar.header(Target.parse("http://other.example.org/"));
        if (!other.isEmpty()) {
            throw new AssertionError("cookie for a stranger: " + other);
        }
    }

    private static void redirect(byte[] input) {
        Target from = Target.parse("http://shop.example.com/a/b?c");
        Target to;
        try {
            to = Redirect.target(from, text(input));
        } catch (IllegalArgumentException e) {
            return; // named
        }
        String line = new String(to.requestLineEnd(), StandardCharsets.ISO_8859_1);
        String sent = line.substring(1, line.length() - " HTTP/1.1\r\n".length());
        if (sent.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new AssertionError("request line is broken by: " + line);
        }
        String host = new String(to.hostLine(), StandardCharsets.ISO_8859_1).strip();
        if (host.chars().anyMatch(c -> c < ' ')) {
            throw new AssertionError("Host header is broken by: " + host);
        }
        Target again = Target.parse(to.url());
        if (!again.url().equals(to.url())) {
            throw new AssertionError(to.url() + " becomes " + again.url());
        }
    }

    private static void lines(byte[] input) {
        List<String> expected = new BufferedReader(new StringReader(text(input))).lines().toList();
        List<String> lines = new ArrayList<>();
        Lines source = new Lines(dripping(input, input.length), StandardCharsets.ISO_8859_1, LIMIT);
        try {
            for (String line = source.next(); line != null; line = source.next()) {
                lines.add(line);
            }
        } catch (BodyFailure e) {
            return; // named
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        if (!lines.equals(expected)) {
            throw new AssertionError(lines + " instead of " + expected);
        }
    }

    private static void events(byte[] input) {
        String whole = events(new ByteArrayInputStream(input));
        String pieces = events(dripping(input, input.length));
        if (!whole.equals(pieces)) {
            throw new AssertionError("at once: " + whole + ", in pieces: " + pieces);
        }
    }

    private static String events(InputStream in) {
        EventStream source = new EventStream(in, LIMIT);
        List<ServerSentEvent> events = new ArrayList<>();
        try {
            for (ServerSentEvent e = source.next(); e != null; e = source.next()) {
                events.add(e);
            }
            return events.toString();
        } catch (IOException e) {
            return Objects.toString(e.getMessage());
        }
    }

    private static void webSocket(byte[] input) {
        String whole = messages(input, input.length + 1);
        for (int size : new int[] {1, 3, 100}) {
            String pieces = messages(input, size);
            if (!whole.equals(pieces)) {
                throw new AssertionError("at once: " + whole + ", in pieces: " + pieces);
            }
        }
    }

    private static String messages(byte[] input, int size) {
        Messages messages = new Messages(LIMIT, null);
        StringBuilder all = new StringBuilder();
        try {
            for (int at = 0; at < input.length; at += size) {
                messages.feed(input, at, Math.min(size, input.length - at));
                for (Incoming in = messages.next(); in != null; in = messages.next()) {
                    all.append(describe(in)).append('\n');
                }
            }
        } catch (ProtocolFault e) {
            all.append(e.closeCode()).append(e.getMessage());
        }
        return all.toString();
    }

    private static String describe(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Message(var message) ->
                    message.getClass().getSimpleName() + Arrays.hashCode(message.bytes());
            case Incoming.Ping(byte[] bytes) -> "ping " + Arrays.hashCode(bytes);
            case Incoming.Pong _ -> "pong";
            case Incoming.Close(int code, String reason) -> "close " + code + reason;
        };
    }

    private static void same(String whole, byte[] streamed) {
        if (!whole.equals(new String(streamed, StandardCharsets.ISO_8859_1))) {
            throw new AssertionError("streamed decoding differs from decoding at once");
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }

    /** The bytes in pieces of random sizes, as a network delivers them. */
    private static InputStream dripping(byte[] input, int seed) {
        Random sizes = new Random(seed);
        return new ByteArrayInputStream(input) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + sizes.nextInt(7)));
            }
        };
    }
}
