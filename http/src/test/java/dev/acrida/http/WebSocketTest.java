package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;
import dev.acrida.Route;
import dev.acrida.StopUser;
import dev.acrida.WebSocket;
import dev.acrida.WebSocketMessage;
import dev.acrida.http.websocket.Handshake;
import dev.acrida.stats.Sample;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.ForwardProxy;
import dev.acrida.testkit.ReceivedRequest;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

@Timeout(30)
class WebSocketTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HttpClients clients =
            new HttpClients(
                    HttpOptions.DEFAULT.withInsecure(true).withDrain(Duration.ofMillis(200)));
    private RecordingContext user = new RecordingContext("http://nowhere", Map.of());

    /** Implementations that the client must get on with. */
    enum Peer {
        HELIDON(EchoServer::helidon),
        JETTY(EchoServer::jetty);

        @SuppressWarnings("ImmutableEnumChecker") // a method reference
        private final Supplier<EchoServer> start;

        Peer(Supplier<EchoServer> start) {
            this.start = start;
        }
    }

    @AfterEach
    void closeClients() {
        clients.close();
    }

    private Http client(URI uri) {
        user = new RecordingContext(uri.toString(), Map.of());
        return clients.create(user);
    }

    private List<String> names() {
        return user.samples.stream().map(sample -> sample.key().name()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void messagesGoBothWaysAndEachIsASample(Peer peer) {
        try (EchoServer server = peer.start.get()) {
            try (WebSocket socket = client(server.uri()).webSocket("/echo")) {
                assertThat(socket.status()).isEqualTo(101);
                socket.sendText("héllo");
                assertThat(socket.receive(SOON)).contains(new WebSocketMessage.Text("héllo"));
                socket.sendBinary(new byte[70_000]);
                assertThat(socket.receive(SOON).orElseThrow().bytes()).hasSize(70_000);
                assertThat(socket.isOpen()).isTrue();
            }
            assertThat(names())
                    .containsExactly(
                            "/echo connect",
                            "/echo send",
                            "/echo receive",
                            "/echo send",
                            "/echo receive");
            assertThat(user.samples).noneMatch(Sample::failed);
            assertThat(user.samples).allMatch(s -> s.key().method().equals("WS"));
            assertThat(user.samples.get(2).bytes()).isEqualTo(6);
            Await.until(() -> server.closes().equals(List.of(1000)), SOON);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyIsTimedFromItsQuestionAndPushesAreSkipped(Peer peer) {
        try (EchoServer server = peer.start.get();
                WebSocket socket = client(server.uri()).webSocket("/echo")) {
            socket.name("shop");
            assertThat(socket.ask("push", SOON, m -> m.text().equals("push"))).isPresent();
            assertThat(socket.ask("again", SOON).orElseThrow().text()).isEqualTo("again");
            assertThat(names()).containsExactly("/echo connect", "shop reply", "shop reply");
            assertThat(user.samples.getLast().responseNanos()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServersCloseIsNamed(Peer peer) {
        try (EchoServer server = peer.start.get();
                WebSocket socket = client(server.uri()).webSocket("/echo")) {
            assertThat(socket.ask("bye", SOON)).isEmpty();
            assertThat(socket.closeCode()).isEqualTo(4001);
            assertThat(user.samples.getLast().error())
                    .isEqualTo("closed by the server: 4001 as you wish");
            assertThat(socket.isOpen()).isFalse();
            socket.sendText("too late");
            assertThat(user.samples.getLast().failed()).isTrue();
        }
    }

    @Test
    void noMessageInTimeIsAFailureAndTheConnectionGoesOn() {
        try (EchoServer server = EchoServer.helidon();
                WebSocket socket = client(server.uri()).webSocket("/echo")) {
            assertThat(socket.receive(Duration.ofMillis(50))).isEmpty();
            Sample missed = user.samples.getLast();
            assertThat(missed.error()).isEqualTo("timed out: no message within 50 ms");
            assertThat(missed.responseNanos()).isEqualTo(50_000_000);
            // Longer silence than the time-out is not the connection's end.
            assertThat(socket.receive(Duration.ofMillis(10))).isEmpty();
            assertThat(socket.isOpen()).isTrue();
            assertThat(socket.ask("still there", SOON)).isPresent();
        }
    }

    @Test
    void aServerThatDoesNotAgreeIsAFailure() {
        try (HttpFixture fixture = new HttpFixture()) {
            fixture.server.on("/no", TestServer.Reply.of(403));
            try (WebSocket refused = fixture.http.webSocket("/no");
                    WebSocket page = fixture.http.webSocket("/page")) {
                assertThat(refused.isOpen()).isFalse();
                assertThat(page.receive(SOON)).isEmpty();
            }
            assertThat(fixture.user.samples.get(0).error()).contains("403");
            assertThat(fixture.user.samples.get(1).error())
                    .isEqualTo("WebSocket refused: status 200 instead of 101");
            assertThat(fixture.user.samples).hasSize(3);
        }
    }

    @Test
    void cookiesAndHeadersGoWithTheHandshake() {
        try (HttpFixture fixture = new HttpFixture()) {
            fixture.server.on("/", TestServer.Reply.of(200).with("Set-Cookie", "id=7"));
            fixture.http.get("/");
            fixture.http.headers().set("Authorization", "Bearer t");
            fixture.http.webSocket("/ws", r -> r.header("Sec-WebSocket-Protocol", "chat")).close();
            TestServer.Received handshake = fixture.server.last();
            assertThat(handshake.header("Cookie")).contains("id=7");
            assertThat(handshake.header("Authorization")).contains("Bearer t");
            assertThat(handshake.header("Sec-websocket-protocol")).contains("chat");
        }
    }

    @Test
    void aServerThatBreaksTheProtocolIsNamed() {
        assertThat(receiveFrom("\u0081\u0085abcdhello"))
                .isEqualTo("malformed WebSocket frame: masked by the server");
        assertThat(receiveFrom("\u00c1\u0000"))
                .isEqualTo("malformed WebSocket frame: reserved bits without an extension");
        assertThat(receiveFrom("\u0081\u0001\u00ff"))
                .isEqualTo("malformed WebSocket frame: text is not UTF-8");
        assertThat(receiveFrom("\u0081\u007f\u0000\u0000\u0000\u00ff\u0000\u0000\u0000\u0000"))
                .contains("larger than the limit");
    }

    private String receiveFrom(String frames) {
        try (ScriptedServer server = ScriptedServer.answering(agreeing(frames).stall());
                WebSocket socket = client(server.uri()).webSocket("/")) {
            assertThat(socket.receive(SOON)).isEmpty();
            return user.samples.getLast().error();
        }
    }

    private static Script agreeing(String frames) {
        return Script.answeringEach(request -> agreement(request) + frames);
    }

    private static String agreement(ReceivedRequest request) {
        return agreement(request.header("Sec-WebSocket-Key").orElseThrow());
    }

    private static String agreement(String key) {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Content-Length: 0\r\nSec-WebSocket-Accept: "
                + Handshake.accept(key)
                + "\r\n\r\n";
    }

    @Test
    void aMessageMayComeInFragmentsWithAPingBetween() {
        String frames = "\u0001\u0002he\u0089\u0001?\u0080\u0003llo";
        try (ScriptedServer server = ScriptedServer.answering(agreeing(frames));
                WebSocket socket = client(server.uri()).webSocket("/")) {
            assertThat(socket.receive(SOON)).contains(new WebSocketMessage.Text("hello"));
        }
    }

    @Test
    void pingsAreAnsweredWhileTheUserDoesSomethingElse() throws Exception {
        CompletableFuture<byte[]> pongs = new CompletableFuture<>();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> ping(listener, pongs));
            URI uri = URI.create("http://127.0.0.1:" + listener.getLocalPort());
            try (WebSocket socket = client(uri).webSocket("/")) {
                assertThat(pongs.get(10, TimeUnit.SECONDS)).hasSize(21);
                assertThat(socket.receive(SOON)).contains(new WebSocketMessage.Text("hi"));
                assertThat(socket.receive(SOON)).isEmpty();
            }
        }
    }

    /** Pings in the first packet, and again after the answer; each pong has seven bytes. */
    private static void ping(ServerSocket listener, CompletableFuture<byte[]> pongs) {
        try (Socket socket = listener.accept()) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            String key = head.toString().split("Sec-WebSocket-Key: ")[1].split("\r\n")[0];
            String frames = "\u0089\u0001a\u0081\u0002hi\u0089\u0001b";
            socket.getOutputStream()
                    .write((agreement(key) + frames).getBytes(StandardCharsets.ISO_8859_1));
            byte[] first = socket.getInputStream().readNBytes(14);
            socket.getOutputStream().write(new byte[] {(byte) 0x89, 1, 'c'});
            byte[] second = socket.getInputStream().readNBytes(7);
            pongs.complete(ByteBuffer.allocate(21).put(first).put(second).array());
        } catch (IOException e) {
            pongs.completeExceptionally(e);
        }
    }

    @Test
    void overHttp2AWebSocketIsAStreamBesideOtherRequests() {
        try (EchoServer server = EchoServer.jettyHttp2()) {
            user = new RecordingContext(server.uri().toString(), Map.of());
            user.with(HttpSettings.DEFAULT.withVersion(HttpVersion.HTTP_2_PRIOR_KNOWLEDGE));
            Http http = clients.create(user);
            try (WebSocket socket = http.webSocket("/echo")) {
                assertThat(socket.error()).isEmpty();
                assertThat(socket.status()).isEqualTo(200);
                assertThat(socket.ask("héllo", SOON).orElseThrow().text()).isEqualTo("héllo");
                socket.sendBinary(new byte[700_000]);
                assertThat(socket.receive(SOON).orElseThrow().bytes()).hasSize(700_000);
                assertThat(http.get("/none").protocol()).isEqualTo("HTTP/2");
                assertThat(socket.ask("still", SOON)).isPresent();
            }
            Await.until(() -> server.closes().equals(List.of(1000)), SOON);
            assertThat(http.webSocket("/none").error()).isEqualTo("HTTP 404 Not Found");
        }
    }

    @Test
    void aServerWithoutWebSocketsOverHttp2IsAskedOverHttp1() {
        try (EchoServer server = EchoServer.helidon()) {
            user = new RecordingContext(server.uri().toString(), Map.of());
            user.with(HttpSettings.DEFAULT.withHttp2());
            try (WebSocket socket = clients.create(user).webSocket("/echo")) {
                assertThat(socket.ask("one", SOON)).isPresent();
                assertThat(socket.status()).isEqualTo(101);
            }
        }
    }

    @Test
    void aProxyPassesAWebSocketOn() {
        try (EchoServer server = EchoServer.helidon();
                ForwardProxy proxy = ForwardProxy.open()) {
            user = new RecordingContext(server.uri().toString(), Map.of());
            user.with(
                    HttpSettings.DEFAULT.withRoute(
                            Route.proxy("http://127.0.0.1:" + proxy.port())));
            try (WebSocket socket = clients.create(user).webSocket("/echo")) {
                assertThat(socket.ask("through", SOON).orElseThrow().text()).isEqualTo("through");
            }
            assertThat(proxy.heads().getFirst()).startsWith("CONNECT 127.0.0.1:");
        }
    }

    @Test
    void overTls() {
        Script script = agreeing("\u0081\u0002ok");
        try (ScriptedServer server = ScriptedServer.answeringOverTls(script)) {
            URI wss = URI.create("wss" + server.uri().toString().substring(5));
            try (WebSocket socket = client(server.uri()).webSocket(wss + "/chat")) {
                assertThat(socket.receive(SOON)).contains(new WebSocketMessage.Text("ok"));
                socket.sendText("fine");
            }
            assertThat(user.samples).noneMatch(Sample::failed);
        }
    }

    @Test
    void aStoppedUserClosesProperly() {
        try (EchoServer server = EchoServer.jetty()) {
            Http http = client(server.uri());
            assertThatThrownBy(
                            () -> {
                                try (WebSocket socket = http.webSocket("/echo")) {
                                    Thread.currentThread().interrupt();
                                    socket.receive(SOON);
                                }
                            })
                    .isInstanceOf(StopUser.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(user.lost).hasSize(1);
            Await.until(() -> server.closes().equals(List.of(1000)), SOON);
        }
    }

    @Test
    void whatIsLeftOpenIsClosedWithItsUser() throws Exception {
        try (EchoServer server = EchoServer.helidon()) {
            Http http = client(server.uri());
            WebSocket socket = http.webSocket("/echo");
            ((AutoCloseable) http).close();
            assertThat(socket.isOpen()).isFalse();
            Await.until(() -> server.closes().equals(List.of(1000)), SOON);
        }
    }
}
