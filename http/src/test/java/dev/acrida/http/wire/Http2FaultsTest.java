package dev.acrida.http.wire;

import static dev.acrida.http.wire.FrameServer.DATA;
import static dev.acrida.http.wire.FrameServer.END_HEADERS;
import static dev.acrida.http.wire.FrameServer.END_STREAM;
import static dev.acrida.http.wire.FrameServer.GOAWAY;
import static dev.acrida.http.wire.FrameServer.HEADERS;
import static dev.acrida.http.wire.FrameServer.OK;
import static dev.acrida.http.wire.FrameServer.PADDED;
import static dev.acrida.http.wire.FrameServer.PING;
import static dev.acrida.http.wire.FrameServer.PUSH_PROMISE;
import static dev.acrida.http.wire.FrameServer.RST_STREAM;
import static dev.acrida.http.wire.FrameServer.SETTINGS;
import static dev.acrida.http.wire.FrameServer.WINDOW_UPDATE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;
import dev.acrida.Timeouts;
import dev.acrida.http.wire.WireFailure.Kind;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

/** What servers do wrong in HTTP/2: each is a named failure, and never a hang. */
@Timeout(60)
class Http2FaultsTest {
    private static final HttpSettings HTTP_2 =
            HttpSettings.DEFAULT.withVersion(HttpVersion.HTTP_2_PRIOR_KNOWLEDGE);
    private static final Timeouts SHORT =
            TestUser.PATIENT.withIdle(Duration.ofMillis(300)).withTotal(Duration.ofMillis(900));

    @ParameterizedTest(name = "{2}")
    @MethodSource("faults")
    void isNamed(FrameServer.Script script, Kind kind, String message) throws IOException {
        try (FrameServer server = FrameServer.running(script);
                TestUser user =
                        user(server, kind == Kind.IDLE_TIMEOUT ? SHORT : TestUser.PATIENT)) {
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure).hasMessage(message);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.sent()).isTrue();
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                        resets(),
                        brokenStarts(),
                        brokenResponses(),
                        brokenFrames(),
                        floods(),
                        silences())
                .flatMap(faults -> faults);
    }

    private static Stream<Arguments> resets() {
        return Stream.of(
                fault(
                        peer -> peer.numbers(RST_STREAM, peer.hello(), 7),
                        Kind.STREAM_RESET,
                        "the server reset the HTTP/2 stream: REFUSED_STREAM"),
                fault(
                        peer -> {
                            int stream = peer.hello();
                            peer.send(HEADERS, END_HEADERS, stream, OK);
                            peer.numbers(RST_STREAM, stream, 12345);
                        },
                        Kind.STREAM_RESET,
                        "the server reset the HTTP/2 stream: error 12345"),
                fault(
                        peer -> {
                            peer.hello();
                            peer.numbers(GOAWAY, 0, 0, 11);
                        },
                        Kind.GOING_AWAY,
                        "the server ended the HTTP/2 connection (GOAWAY): ENHANCE_YOUR_CALM"),
                fault(
                        peer -> {
                            int stream = peer.hello();
                            peer.send(HEADERS, END_HEADERS, stream, OK);
                            peer.numbers(GOAWAY, 0, stream, 0);
                            peer.close();
                        },
                        Kind.GOING_AWAY,
                        "the server ended the HTTP/2 connection (GOAWAY): NO_ERROR"));
    }

    private static Stream<Arguments> brokenStarts() {
        return Stream.of(
                fault(
                        peer -> peer.raw("HTTP/1.1 400 Bad Request\r\n\r\n"),
                        Kind.MALFORMED,
                        "malformed HTTP/2: the server answers in HTTP/1.x (PROTOCOL_ERROR)"),
                fault(
                        peer -> peer.numbers(PING, 0, 1, 2),
                        Kind.MALFORMED,
                        "malformed HTTP/2: no SETTINGS at the start (PROTOCOL_ERROR)"),
                fault(
                        peer ->
                                peer.send(
                                        HEADERS,
                                        END_HEADERS,
                                        peer.hello(),
                                        (byte) 0xff,
                                        (byte) 0xff),
                        Kind.MALFORMED,
                        "malformed HTTP/2: headers cannot be decoded (COMPRESSION_ERROR)"),
                fault(
                        peer -> peer.send(HEADERS, END_HEADERS, peer.hello(), (byte) 0xc5),
                        Kind.MALFORMED,
                        "malformed HTTP/2: headers cannot be decoded (COMPRESSION_ERROR)"),
                fault(
                        peer -> peer.send(HEADERS, END_HEADERS | END_STREAM, peer.hello()),
                        Kind.MALFORMED,
                        "malformed HTTP/2: no :status (PROTOCOL_ERROR)"));
    }

    private static Stream<Arguments> brokenResponses() {
        return Stream.of(
                fault(
                        peer -> peer.send(DATA, END_STREAM, peer.hello(), (byte) 1),
                        Kind.MALFORMED,
                        "malformed HTTP/2: a body without headers (PROTOCOL_ERROR)"),
                fault(
                        peer -> {
                            int stream = peer.hello();
                            peer.send(HEADERS, END_HEADERS, stream, OK);
                            peer.send(HEADERS, END_HEADERS, stream, OK);
                        },
                        Kind.MALFORMED,
                        "malformed HTTP/2: headers inside a body (PROTOCOL_ERROR)"),
                fault(
                        peer -> {
                            int stream = peer.hello();
                            peer.send(HEADERS, 0, stream, OK);
                            peer.send(DATA, END_STREAM, stream, (byte) 1);
                        },
                        Kind.MALFORMED,
                        "malformed HTTP/2: a frame inside a header block (PROTOCOL_ERROR)"),
                fault(
                        peer -> {
                            int stream = peer.hello();
                            peer.send(HEADERS, END_HEADERS, stream, OK);
                            peer.send(DATA, PADDED | END_STREAM, stream, (byte) 9, (byte) 1);
                        },
                        Kind.MALFORMED,
                        "malformed HTTP/2: more padding than payload (PROTOCOL_ERROR)"),
                fault(
                        peer -> {
                            peer.hello();
                            peer.claim(1 << 20, DATA, 0, 1);
                        },
                        Kind.MALFORMED,
                        "malformed HTTP/2: frame is larger than 16384 (FRAME_SIZE_ERROR)"));
    }

    private static Stream<Arguments> brokenFrames() {
        return Stream.of(
                fault(
                        peer -> peer.send(PUSH_PROMISE, END_HEADERS, peer.hello(), new byte[4]),
                        Kind.MALFORMED,
                        "malformed HTTP/2: a push that was refused (PROTOCOL_ERROR)"),
                fault(
                        peer -> {
                            peer.hello();
                            peer.send(HEADERS, END_HEADERS, 2, OK);
                        },
                        Kind.MALFORMED,
                        "malformed HTTP/2: HEADERS for a stream that was never opened"
                                + " (PROTOCOL_ERROR)"),
                fault(
                        peer -> peer.hello(4, -1),
                        Kind.MALFORMED,
                        "malformed HTTP/2: the value of INITIAL_WINDOW_SIZE is out of range"
                                + " (FLOW_CONTROL_ERROR)"),
                fault(
                        peer -> peer.hello(2, 1),
                        Kind.MALFORMED,
                        "malformed HTTP/2: the value of ENABLE_PUSH is out of range"
                                + " (PROTOCOL_ERROR)"),
                fault(
                        peer -> {
                            peer.hello();
                            peer.numbers(WINDOW_UPDATE, 0, 0);
                        },
                        Kind.MALFORMED,
                        "malformed HTTP/2: WINDOW_UPDATE by nothing (PROTOCOL_ERROR)"),
                fault(
                        peer -> peer.numbers(WINDOW_UPDATE, peer.hello(), Integer.MAX_VALUE),
                        Kind.MALFORMED,
                        "malformed HTTP/2: a window above the largest (FLOW_CONTROL_ERROR)"));
    }

    private static Stream<Arguments> floods() {
        return Stream.of(
                fault(
                        peer -> flood(peer, SETTINGS, new byte[0]),
                        Kind.MALFORMED,
                        "malformed HTTP/2: more than 10000 frames a second without a response"
                                + " (ENHANCE_YOUR_CALM)"),
                fault(
                        peer -> flood(peer, PING, new byte[8]),
                        Kind.MALFORMED,
                        "malformed HTTP/2: more than 10000 frames a second without a response"
                                + " (ENHANCE_YOUR_CALM)"),
                fault(
                        peer -> {
                            int stream = peer.hello();
                            peer.send(HEADERS, END_HEADERS, stream, OK);
                            byte[] much = new byte[16 << 10];
                            while (true) {
                                peer.send(DATA, 0, stream, much);
                            }
                        },
                        Kind.BODY_TOO_LARGE,
                        "response body is larger than the limit of 4 MB"),
                fault(
                        peer -> {
                            int stream = peer.hello();
                            peer.send(HEADERS, 0, stream, new byte[16 << 10]);
                            while (true) {
                                peer.send(FrameServer.CONTINUATION, 0, stream, new byte[16 << 10]);
                            }
                        },
                        Kind.HEAD_TOO_LARGE,
                        "response head is larger than the limit of 64 kB"));
    }

    private static Stream<Arguments> silences() {
        return Stream.of(
                fault(
                        peer -> {
                            peer.hello();
                            peer.close();
                        },
                        Kind.NO_RESPONSE,
                        "connection closed without a response"),
                fault(
                        peer -> {
                            peer.send(HEADERS, END_HEADERS, peer.hello(), OK);
                            peer.close();
                        },
                        Kind.TRUNCATED,
                        "connection closed inside the response body"),
                fault(
                        FrameServer.Peer::hello,
                        Kind.IDLE_TIMEOUT,
                        "timed out: nothing arrived for 300 ms"));
    }

    private static void flood(FrameServer.Peer peer, int type, byte[] payload) throws IOException {
        peer.hello();
        peer.repeat(30_000, type, payload);
    }

    private static Arguments fault(FrameServer.Script script, Kind kind, String message) {
        return Arguments.of(script, kind, message);
    }

    private static TestUser user(FrameServer server, Timeouts timeouts) {
        Wire wire = Wire.open(WireOptions.DEFAULT.withLimits(64 << 10, 4 << 20));
        return new TestUser(wire, server.origin(), HTTP_2).with(timeouts);
    }
}
