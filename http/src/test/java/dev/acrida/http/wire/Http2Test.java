package dev.acrida.http.wire;

import static dev.acrida.http.wire.FrameServer.ACK;
import static dev.acrida.http.wire.FrameServer.CONTINUATION;
import static dev.acrida.http.wire.FrameServer.DATA;
import static dev.acrida.http.wire.FrameServer.END_HEADERS;
import static dev.acrida.http.wire.FrameServer.END_STREAM;
import static dev.acrida.http.wire.FrameServer.GOAWAY;
import static dev.acrida.http.wire.FrameServer.HEADERS;
import static dev.acrida.http.wire.FrameServer.OK;
import static dev.acrida.http.wire.FrameServer.PADDED;
import static dev.acrida.http.wire.FrameServer.PING;
import static dev.acrida.http.wire.FrameServer.RST_STREAM;
import static dev.acrida.http.wire.FrameServer.SETTINGS;
import static dev.acrida.http.wire.FrameServer.WINDOW_UPDATE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;
import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** The frames of HTTP/2, against a server that sends each as it is written here. */
@Timeout(30)
class Http2Test {
    private static final HttpSettings HTTP_2 =
            HttpSettings.DEFAULT.withVersion(HttpVersion.HTTP_2_PRIOR_KNOWLEDGE);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int INITIAL_WINDOW_SIZE = 4;

    /** {@code :status} with a literal value, not kept in the table. */
    private static byte[] status(String value) {
        byte[] block = new byte[5];
        block[0] = 0x08;
        block[1] = 3;
        System.arraycopy(TestUser.bytes(value), 0, block, 2, 3);
        return block;
    }

    /** A literal header, not kept in the table. */
    private static byte[] header(String name, String value) {
        String text = (char) 0 + "" + (char) name.length() + name + (char) value.length() + value;
        return TestUser.bytes(text);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void aBodyOfWhichTheSocketTakesAllAtOnceGoesOn() throws Exception {
        byte[] body = new byte[8 << 20];
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    peer.settings(INITIAL_WINDOW_SIZE, 1 << 30);
                                    peer.numbers(WINDOW_UPDATE, 0, 1 << 30);
                                    int stream = peer.request();
                                    while (peer.await(DATA).flags() != END_STREAM) {
                                        // The window is never exhausted, so nothing is given back.
                                    }
                                    peer.ok(stream, "all");
                                });
                TestUser user = user(server)) {
            assertThat(TestUser.text(user.post(new BytesBody(body)))).isEqualTo("all");
        }
    }

    @Test
    void requestsOfOneUserAreStreamsOfOneConnection() throws Exception {
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    peer.ok(peer.hello(), "one");
                                    peer.ok(peer.request(), "two");
                                });
                TestUser user = user(server)) {
            WireResponse first = user.get();
            assertThat(TestUser.text(first)).isEqualTo("one");
            assertThat(first.timings().connect()).isPositive();
            assertThat(first.wireBytesIn()).isEqualTo(9 + 1 + 9 + 3);
            WireResponse second = user.get();
            assertThat(TestUser.text(second)).isEqualTo("two");
            assertThat(second.timings().connect()).isZero();
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.received(HEADERS))
                    .extracting(FrameServer.Frame::stream)
                    .containsExactly(1, 3);
        }
    }

    @Test
    void interimResponsesPaddingContinuationsAndTrailersAreRead() throws Exception {
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int stream = peer.hello();
                                    byte[] early = status("103");
                                    peer.send(HEADERS, END_HEADERS, stream, early);
                                    byte[] head = joined(OK, header("x-color", "blue"));
                                    byte[] padded = new byte[1 + 3 + 2];
                                    padded[0] = 2;
                                    System.arraycopy(head, 0, padded, 1, 3);
                                    peer.send(HEADERS, PADDED, stream, padded);
                                    peer.send(CONTINUATION, 0, stream);
                                    peer.send(
                                            CONTINUATION,
                                            END_HEADERS,
                                            stream,
                                            Arrays.copyOfRange(head, 3, head.length));
                                    peer.send(
                                            DATA,
                                            PADDED,
                                            stream,
                                            (byte) 2,
                                            (byte) 'h',
                                            (byte) 0,
                                            (byte) 0);
                                    peer.send(DATA, 0, stream, (byte) 'i');
                                    peer.send(
                                            HEADERS,
                                            END_HEADERS | END_STREAM,
                                            stream,
                                            header("grpc-status", "0"));
                                });
                TestUser user = user(server)) {
            WireResponse response = user.get();
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("X-Color")).isEqualTo("blue");
            assertThat(response.header("grpc-status")).isEmpty();
            assertThat(TestUser.text(response)).isEqualTo("hi");
        }
    }

    @Test
    void aResponseToHeadHasNoBodyWhateverItsLengthSays() throws Exception {
        try (FrameServer server =
                        FrameServer.running(
                                peer ->
                                        peer.send(
                                                HEADERS,
                                                END_HEADERS | END_STREAM,
                                                peer.hello(),
                                                joined(OK, header("content-length", "12"))));
                TestUser user = user(server)) {
            WireResponse response = user.send("HEAD", "", RequestBody.NONE);
            assertThat(response.header("Content-Length")).isEqualTo("12");
            assertThat(response.bodyLength()).isZero();
        }
    }

    @Test
    void aBodyShorterThanItSaysIsMalformed() throws Exception {
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int stream = peer.hello();
                                    byte[] head = joined(OK, header("content-length", "12"));
                                    peer.send(HEADERS, END_HEADERS, stream, head);
                                    peer.send(DATA, END_STREAM, stream, (byte) 1);
                                    peer.ok(peer.request(), "fine");
                                });
                TestUser user = user(server)) {
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
            assertThat(failure).hasMessageContaining("shorter than it says");
            assertThat(TestUser.text(user.get())).isEqualTo("fine"); // only the stream has failed
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aBodyIsSentOnlyAsTheWindowsAllow() throws Exception {
        byte[] body = new byte[100_000];
        Arrays.fill(body, (byte) 'x');
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int stream = peer.request();
                                    int taken = 0;
                                    while (taken < 65_535) {
                                        taken += peer.await(DATA).payload().length;
                                    }
                                    peer.settings(INITIAL_WINDOW_SIZE, 10); // far below zero
                                    peer.numbers(WINDOW_UPDATE, 0, 1 << 20);
                                    peer.numbers(WINDOW_UPDATE, stream, 1 << 20);
                                    while (taken < 100_000) {
                                        taken += peer.await(DATA).payload().length;
                                    }
                                    peer.ok(stream, "taken " + taken);
                                });
                TestUser user = user(server)) {
            assertThat(TestUser.text(user.post(RequestBody.of(body)))).isEqualTo("taken 100000");
            FrameServer.Frame last = server.received(DATA).getLast();
            assertThat(last.flags() & END_STREAM).isEqualTo(END_STREAM);
            assertThat(server.received(DATA)).allMatch(frame -> frame.payload().length <= 16_384);
        }
    }

    @Test
    void aWindowThatNeverOpensEndsInATimeOut() throws Exception {
        try (FrameServer server = FrameServer.running(peer -> peer.hello(INITIAL_WINDOW_SIZE, 0));
                TestUser user = user(server)) {
            WireFailure failure =
                    catchThrowableOfType(
                            WireFailure.class,
                            () ->
                                    user.with(TestUser.PATIENT.withIdle(Duration.ofMillis(200)))
                                            .post(RequestBody.of(new byte[1 << 20])));
            assertThat(failure.kind()).isEqualTo(Kind.IDLE_TIMEOUT);
            Await.until(() -> !server.received(RST_STREAM).isEmpty(), SOON);
        }
    }

    @Test
    void aLargeBodyIsReadSinceWindowsAreGivenBack() throws Exception {
        int size = 40 << 20;
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int stream = peer.hello();
                                    peer.send(HEADERS, END_HEADERS, stream, OK);
                                    int window = 1 << 20;
                                    byte[] piece = new byte[16 << 10];
                                    for (int left = size; left > 0; left -= piece.length) {
                                        while (window < piece.length) {
                                            FrameServer.Frame update = peer.await(WINDOW_UPDATE);
                                            window += update.stream() == 0 ? 0 : update.number();
                                        }
                                        window -= piece.length;
                                        peer.send(DATA, 0, stream, piece);
                                    }
                                    peer.send(DATA, END_STREAM, stream);
                                });
                TestUser user = user(server)) {
            assertThat(user.get().bodyLength()).isEqualTo(size);
        }
    }

    @Test
    void pingAndSettingsAreAnswered() throws Exception {
        byte[] payload = {1, 2, 3, 4, 5, 6, 7, 8};
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int stream = peer.hello();
                                    peer.send(PING, 0, 0, payload);
                                    while (peer.await(PING).flags() != ACK) {
                                        // An answer is all that is waited for.
                                    }
                                    peer.ok(stream, "answered");
                                });
                TestUser user = user(server)) {
            assertThat(TestUser.text(user.get())).isEqualTo("answered");
            assertThat(server.received(PING).getFirst().payload()).isEqualTo(payload);
            assertThat(server.received(SETTINGS)).anyMatch(frame -> frame.flags() == ACK);
        }
    }

    @Test
    void aTimeOutEndsTheStreamAndNotTheConnection() throws Exception {
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int late = peer.hello();
                                    peer.await(RST_STREAM);
                                    peer.ok(late, "too late");
                                    peer.ok(peer.request(), "in time");
                                });
                TestUser user = user(server)) {
            user.with(TestUser.PATIENT.withTotal(Duration.ofMillis(200)));
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure.kind()).isEqualTo(Kind.TOTAL_TIMEOUT);
            assertThat(TestUser.text(user.with(TestUser.PATIENT).get())).isEqualTo("in time");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void afterGoawayTheNextRequestOpensAnotherConnection() throws Exception {
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int stream = peer.hello();
                                    peer.numbers(GOAWAY, 0, stream, 0);
                                    peer.ok(stream, "last");
                                });
                TestUser user = user(server)) {
            assertThat(TestUser.text(user.get())).isEqualTo("last");
            assertThat(TestUser.text(user.get())).isEqualTo("last");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatTheServerClosedIsReplaced() throws IOException, WireFailure {
        try (FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    peer.ok(peer.hello(), "hello");
                                    peer.close();
                                });
                TestUser user = user(server)) {
            user.get();
            Await.until(() -> !user.keepsOpenConnection(), SOON);
            assertThat(TestUser.text(user.get())).isEqualTo("hello");
        }
    }

    private static TestUser user(FrameServer server) {
        return new TestUser(Wire.open(WireOptions.DEFAULT), server.origin(), HTTP_2);
    }
}
