package dev.acrida.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void itRecordsRequestsByConnection() throws IOException {
        try (var server = ScriptedServer.answering(Script.ok())) {
            try (Socket first = connect(server);
                    Socket second = connect(server)) {
                send(first, GET);
                read(first, Script.OK.length());
                send(first, "POST /p HTTP/1.1\r\ncontent-length: 5\r\nX-A: 1\r\n\r\nhello" + GET);
                read(first, 2 * Script.OK.length());
                send(second, GET);
                read(second, Script.OK.length());
            }
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests(0)).hasSize(3);
            assertThat(server.requests(0).getFirst().query()).isEqualTo("b=c");
            assertThat(server.requests(0).get(1).body()).isEqualTo("hello");
            assertThat(server.requests(0).get(1).header("x-a")).contains("1");
            assertThat(server.requests(1)).hasSize(1);
        }
    }

    @Test
    void eachConnectionRunsItsScriptAndLaterOnesTheLast() throws IOException {
        try (var server = ScriptedServer.answering(Script.answering("one"), Script.answering("2"))) {
            assertThat(talk(server)).isEqualTo("one");
            assertThat(talk(server)).isEqualTo("2");
            assertThat(talk(server)).isEqualTo("2");
        }
    }

    @Test
    void aDripTakesItsTime() throws IOException {
        Script script = Script.empty().drip("abcdef", 2, Duration.ofMillis(20));
        try (var server = ScriptedServer.answering(script)) {
            long start = System.nanoTime();
            assertThat(talk(server)).isEqualTo("abcdef");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000);
        }
    }

    @Test
    void aResetIsSeenAsOne() throws IOException {
        Script script = Script.empty().read().reset();
        try (var server = ScriptedServer.answering(script)) {
            assertThatThrownBy(() -> talk(server))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void afterHalfCloseItReadsOn() throws IOException {
        try (var server = ScriptedServer.answering(Script.answering("bye").halfClose());
                Socket socket = connect(server)) {
            send(socket, GET);
            assertThat(readAll(socket)).isEqualTo("bye");
            send(socket, GET);
            send(socket, GET);
        }
    }

    @Test
    void aStallLastsUntilTheServerCloses() throws IOException {
        var socket = new Socket();
        try (socket) {
            try (var server = ScriptedServer.answering(Script.empty().stall())) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                socket.setSoTimeout(50);
                assertThatThrownBy(() -> socket.getInputStream().read())
                        .isInstanceOf(SocketTimeoutException.class);
                Await.until(() -> server.connections() == 1, LIMIT);
            }
            socket.setSoTimeout((int) LIMIT.toMillis());
            assertThat(endsSomehow(socket)).isTrue();
        }
    }

    @Test
    void itSpeaksTls() throws IOException {
        try (var server = ScriptedServer.answeringOverTls(Script.ok());
                var shopper = new Shopper(server.uri())) {
            assertThat(shopper.get("/").statusCode()).isEqualTo(200);
            assertThat(shopper.get("/").statusCode()).isEqualTo(200);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests()).hasSize(2);
        }
    }

    private static boolean endsSomehow(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }

    private static String talk(ScriptedServer server) throws IOException {
        try (Socket socket = connect(server)) {
            send(socket, GET);
            return readAll(socket);
        }
    }

    private static Socket connect(ScriptedServer server) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) LIMIT.toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String readAll(Socket socket) throws IOException {
        return text(socket.getInputStream().readAllBytes());
    }

    private static void read(Socket socket, int length) throws IOException {
        InputStream in = socket.getInputStream();
        assertThat(in.readNBytes(length)).hasSize(length);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
