package dev.acrida.http.wire;

import static dev.acrida.http.wire.FrameServer.DATA;
import static dev.acrida.http.wire.FrameServer.END_HEADERS;
import static dev.acrida.http.wire.FrameServer.END_STREAM;
import static dev.acrida.http.wire.FrameServer.HEADERS;
import static dev.acrida.http.wire.FrameServer.OK;
import static dev.acrida.http.wire.FrameServer.RST_STREAM;
import static dev.acrida.http.wire.FrameServer.WINDOW_UPDATE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;

/** Bodies of HTTP/2 that are taken while they arrive. */
@Timeout(30)
class Http2StreamsTest {
    private static final HttpSettings HTTP_2 =
            HttpSettings.DEFAULT.withVersion(HttpVersion.HTTP_2_PRIOR_KNOWLEDGE);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int FRAME = 16 << 10;

    private final Wire wire = Wire.open(WireOptions.DEFAULT);
    private final UserConnections connections = wire.connections(HTTP_2);

    private WireStream open(FrameServer server) throws WireFailure {
        byte[] head = TestUser.bytes("GET /s HTTP/1.1\r\nHost: test\r\n\r\n");
        long deadline = System.nanoTime() + SOON.toNanos();
        return connections
                .streams()
                .open(
                        server.origin(),
                        new WireRequest(head, head.length, RequestBody.NONE, false),
                        TestUser.PATIENT,
                        deadline);
    }

    private static long windowOfStream(FrameServer server) {
        return server.received(WINDOW_UPDATE).stream()
                .filter(frame -> frame.stream() != 0)
                .mapToLong(FrameServer.Frame::number)
                .sum();
    }

    private static void fillWindow(FrameServer.Peer peer, int stream) throws IOException {
        peer.send(HEADERS, END_HEADERS, stream, OK);
        for (int sent = 0; sent < Http2Stream.WINDOW; sent += FRAME) {
            peer.send(DATA, 0, stream, new byte[FRAME]);
        }
    }

    @Test
    void aServerIsGivenRoomOnlyAsTheUserTakes() throws Exception {
        try (wire;
                FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int slow = peer.hello();
                                    fillWindow(peer, slow);
                                    peer.ok(peer.request(), "beside it");
                                    peer.await(WINDOW_UPDATE);
                                    peer.send(DATA, END_STREAM, slow, new byte[7]);
                                });
                WireStream slow = open(server)) {
            assertThat(slow.read(new byte[1], 0, 1)).isEqualTo(1);
            try (WireStream other = open(server)) {
                byte[] text = new byte[20];
                int count = other.read(text, 0, 20);
                assertThat(new String(text, 0, count, java.nio.charset.StandardCharsets.US_ASCII))
                        .isEqualTo("beside it");
                assertThat(other.read(text, 0, 20)).isNegative();
            }
            assertThat(windowOfStream(server)).isZero();
            long rest = 0;
            for (int n = 0; n >= 0; n = slow.read(new byte[FRAME], 0, FRAME)) {
                rest += n;
            }
            assertThat(rest).isEqualTo(Http2Stream.WINDOW - 1 + 7);
            assertThat(windowOfStream(server)).isPositive();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anEarlyEndResetsTheStreamAlone() throws Exception {
        try (wire;
                FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    peer.send(HEADERS, END_HEADERS, peer.hello(), OK);
                                    peer.ok(peer.request(), "after it");
                                })) {
            open(server).close();
            Await.until(() -> server.received(RST_STREAM).size() == 1, SOON);
            assertThat(server.received(RST_STREAM).getFirst().number()).isEqualTo(8); // CANCEL
            try (WireStream next = open(server)) {
                assertThat(next.read(new byte[20], 0, 20)).isEqualTo(8);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatIsResetFailsAfterWhatHasArrived() throws Exception {
        try (wire;
                FrameServer server =
                        FrameServer.running(
                                peer -> {
                                    int stream = peer.hello();
                                    peer.send(HEADERS, END_HEADERS, stream, OK);
                                    peer.send(DATA, 0, stream, (byte) 'x');
                                    peer.numbers(RST_STREAM, stream, 2);
                                });
                WireStream stream = open(server)) {
            assertThat(stream.read(new byte[9], 0, 9)).isEqualTo(1);
            assertThatThrownBy(() -> stream.read(new byte[9], 0, 9))
                    .hasMessage("the server reset the HTTP/2 stream: INTERNAL_ERROR");
        }
    }
}
