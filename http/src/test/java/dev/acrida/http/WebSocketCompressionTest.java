package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Bodies;
import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.WebSocket;
import dev.acrida.WebSocketMessage;
import dev.acrida.http.websocket.Handshake;
import dev.acrida.stats.Sample;
import dev.acrida.testkit.ReceivedRequest;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;

/** RFC 7692, against Jetty and against the examples of the standard. */
@Timeout(30)
class WebSocketCompressionTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    /** "Hello" as section 7.2.3.1 compresses it, and again with what is remembered of it. */
    private static final String HELLO = "\u00c1\u0007\u00f2H\u00cd\u00c9\u00c9\u0007\u0000";

    private static final String HELLO_AGAIN = "\u00c1\u0005\u00f2\u0000\u0011\u0000\u0000";

    private final HttpClients clients = new HttpClients(HttpOptions.DEFAULT);
    private RecordingContext user = new RecordingContext("http://nowhere", Map.of());

    @AfterEach
    void close() {
        clients.close();
    }

    private WebSocket open(String host, String offer) {
        user =
                new RecordingContext(host, Map.of())
                        .with(HttpSettings.DEFAULT.withBodies(Bodies.KEPT.withMaxBytes(1 << 20)));
        Http http = clients.create(user);
        return http.webSocket("/echo", r -> r.header(EXTENSIONS, offer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_no_context_takeover",
                "permessage-deflate; server_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            })
    void jettyUnderstandsEachMessageAndSoDoWe(String offer) {
        try (EchoServer server = EchoServer.jetty();
                WebSocket socket = open(server.uri().toString(), offer)) {
            assertThat(socket.headers().first(EXTENSIONS).orElse("")).contains("deflate");
            String text = "Zürich, ".repeat(4_000);
            for (int i = 0; i < 3; i++) {
                assertThat(socket.ask(text, SOON).orElseThrow().text()).isEqualTo(text);
                assertThat(socket.ask("", SOON).orElseThrow().text()).isEmpty();
                assertThat(socket.ask("x" + i, SOON).orElseThrow().text()).isEqualTo("x" + i);
            }
            byte[] noise = new byte[200_000];
            new Random(7).nextBytes(noise);
            socket.sendBinary(noise);
            assertThat(socket.receive(SOON).orElseThrow().bytes()).isEqualTo(noise);
            assertThat(user.samples).noneMatch(Sample::failed);
            assertThat(user.samples.get(1).bytes()).isEqualTo(36_000);
        }
    }

    @Test
    void theExamplesOfTheStandardAreRead() {
        String fragments = "A\u0003\u00f2H\u00cd\u0080\u0004\u00c9\u00c9\u0007\u0000";
        String stored = "\u00c1\u000b\u0000\u0005\u0000\u00fa\u00ffHello\u0000";
        String last = "\u00c1\u0008\u00f3H\u00cd\u00c9\u00c9\u0007\u0000\u0000";
        String plain = "\u0081\u0005Hello";
        String all = HELLO + HELLO_AGAIN + fragments + stored + plain + last;
        try (ScriptedServer server = ScriptedServer.answering(agreeing(all, 1).stall());
                WebSocket socket = open(server.uri().toString(), "permessage-deflate")) {
            for (int i = 0; i < 6; i++) {
                assertThat(socket.receive(SOON)).contains(new WebSocketMessage.Text("Hello"));
            }
        }
    }

    @Test
    void aBombIsRefusedAtTheLimit() {
        try (EchoServer server = EchoServer.jetty();
                WebSocket socket = open(server.uri().toString(), "permessage-deflate")) {
            assertThat(socket.ask("x".repeat(1 << 20), SOON)).isPresent();
        }
        // A mebibyte of one letter is a kilobyte; with one byte more than the limit it is too much.
        String bomb = deflated(new byte[(1 << 20) + 1]);
        assertThat(failureOf(bomb))
                .isEqualTo(
                        "malformed WebSocket frame: message is larger than the limit of 1048576"
                                + " bytes");
    }

    @Test
    void whatCannotBeDecompressedIsNamed() {
        assertThat(failureOf("\u00c1\u0002\u00ff\u00ff"))
                .isEqualTo("malformed WebSocket frame: compressed message cannot be read");
        assertThat(failureOf("A\u0001a\u00c0\u0001b"))
                .isEqualTo("malformed WebSocket frame: reserved bits without an extension");
        assertThat(failureOf("\u00c9\u0000"))
                .isEqualTo("malformed WebSocket frame: reserved bits without an extension");
    }

    private String failureOf(String frames) {
        try (ScriptedServer server = ScriptedServer.answering(agreeing(frames, 1).stall());
                WebSocket socket = open(server.uri().toString(), "permessage-deflate")) {
            assertThat(socket.receive(SOON)).isEmpty();
            return user.samples.getLast().error();
        }
    }

    @Test
    void anExtensionThatWasNotAskedForIsRefused() {
        try (ScriptedServer server = ScriptedServer.answering(agreeing("", 0).stall());
                WebSocket socket = open(server.uri().toString(), "permessage-deflate")) {
            assertThat(socket.error())
                    .isEqualTo("WebSocket refused: an extension that was not asked for");
        }
    }

    @Test
    void anOfferThatCannotBeKeptIsAMistakeOfTheTest() {
        assertThatThrownBy(() -> open("http://127.0.0.1:1", "permessage-bzip2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sec-WebSocket-Extensions must be permessage-deflate");
    }

    private static Script agreeing(String frames, int known) {
        String extension = known == 1 ? "permessage-deflate" : "permessage-bzip2";
        return Script.answeringEach(request -> agreement(request, extension) + frames);
    }

    private static String agreement(ReceivedRequest request, String extension) {
        String key = request.header("Sec-WebSocket-Key").orElseThrow();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Content-Length: 0\r\nSec-WebSocket-Accept: "
                + Handshake.accept(key)
                + "\r\n"
                + EXTENSIONS
                + ": "
                + extension
                + "\r\n\r\n";
    }

    /** What a server would send. */
    private static String deflated(byte[] message) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(message);
        byte[] out = new byte[4_000];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH) - 4;
        deflater.end();
        String payload = new String(out, 0, length, StandardCharsets.ISO_8859_1);
        return "\u00c1~" + (char) (length >> 8) + (char) (length & 0xff) + payload;
    }
}
