package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.Route;
import dev.acrida.ServerSentEvent;
import dev.acrida.StreamedResponse;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.ForwardProxy;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

@Timeout(30)
class StreamedResponseTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final HttpClients clients = new HttpClients(HttpOptions.DEFAULT);
    private RecordingContext user = new RecordingContext("http://nowhere", Map.of());

    @AfterEach
    void closeClients() {
        clients.close();
    }

    private Http clientOf(ScriptedServer server) {
        user = new RecordingContext(server.uri().toString(), Map.of());
        return clients.create(user);
    }

    @Test
    void aLineIsThereBeforeTheBodyEndsAndAnEarlyCloseIsASuccess() {
        Script endless = Script.answering(CHUNKED + "4\r\na\nb\n\r\n").stall();
        try (ScriptedServer server = ScriptedServer.answering(endless)) {
            Http http = clientOf(server);
            try (StreamedResponse stream = http.stream().get("/lines")) {
                assertThat(stream.status()).isEqualTo(200);
                assertThat(stream.lines().iterator().next()).isEqualTo("a");
                assertThat(user.samples).isEmpty();
            }
            assertThat(user.onlySample().failed()).isFalse();
            assertThat(user.onlySample().bytes()).isEqualTo(4);
            assertThat(user.onlySample().key().name()).isEqualTo("/lines");
        }
    }

    @Test
    void aProxyIsAskedForTheWholeUrlOfAStream() {
        try (ScriptedServer server =
                        ScriptedServer.answering(
                                Script.answering(CHUNKED + "2\r\na\n\r\n0\r\n\r\n").stall());
                ForwardProxy proxy = ForwardProxy.open()) {
            user = new RecordingContext(server.uri().toString(), Map.of());
            user.with(
                    HttpSettings.DEFAULT.withRoute(
                            Route.proxy("http://127.0.0.1:" + proxy.port())));
            try (StreamedResponse stream = clients.create(user).stream().get("/lines")) {
                assertThat(stream.error()).as("%s", proxy.heads()).isEmpty();
                assertThat(stream.status()).isEqualTo(200);
                assertThat(stream.lines()).containsExactly("a");
            }
            assertThat(proxy.heads().getFirst()).startsWith("GET " + server.uri() + "/lines ");
            assertThat(user.onlySample().failed()).isFalse();
        }
    }

    @Test
    void linesEndInAnyOfThreeWaysWhereverThePiecesAreCut() {
        String body = "one\r\ntwo\rthree\n\nfive";
        for (int size = 1; size <= body.length(); size++) {
            Script script =
                    Script.answering("HTTP/1.1 200 OK\r\n\r\n")
                            .drip(body, size, Duration.ofMillis(1));
            try (ScriptedServer server = ScriptedServer.answering(script);
                    StreamedResponse stream = clientOf(server).stream().get("/")) {
                assertThat(stream.lines()).containsExactly("one", "two", "three", "", "five");
            }
        }
    }

    @Test
    void eventsAreAsTheStandardSays() {
        String body =
                "\ufeff: comment\nid: 7\nevent: price\ndata: 1\ndata:2\n\n"
                        + "retry: 1500\ndata\n\nevent: none\n\nid\ndata:  x\n\ndata: cut";
        byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
        try (HttpFixture fixture = new HttpFixture()) {
            fixture.server.on("/events", TestServer.Reply.of(200).withBody(utf8));
            List<ServerSentEvent> events = new ArrayList<>();
            try (StreamedResponse stream = fixture.http.stream().get("/events")) {
                stream.events().forEach(events::add);
            }
            assertThat(events)
                    .extracting(ServerSentEvent::id, ServerSentEvent::event, ServerSentEvent::data)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("7", "price", "1\n2"),
                            org.assertj.core.groups.Tuple.tuple("7", "message", ""),
                            org.assertj.core.groups.Tuple.tuple("", "message", " x"));
            assertThat(events.get(1).retry()).contains(Duration.ofMillis(1500));
        }
    }

    @Test
    void aBodyThatBreaksOffEndsTheLoopAndFailsTheSample() {
        Script cut = Script.answering(CHUNKED + "2\r\na\n\r\n").close();
        try (ScriptedServer server = ScriptedServer.answering(cut)) {
            try (StreamedResponse stream = clientOf(server).stream().get("/")) {
                assertThat(stream.lines()).containsExactly("a");
                assertThat(stream.status()).isEqualTo(200);
                assertThat(stream.error()).contains("inside the response body");
            }
            assertThat(user.onlySample().error())
                    .isEqualTo("connection closed inside the response body");
        }
    }

    @Test
    void aMalformedBodyIsItsOwnFailure() {
        try (ScriptedServer server =
                ScriptedServer.answering(Script.answering(CHUNKED + "zz\r\n").stall())) {
            try (StreamedResponse stream = clientOf(server).stream().get("/")) {
                assertThat(stream.chunks()).isEmpty();
            }
            assertThat(user.onlySample().error()).isEqualTo("malformed response: bad chunk size");
        }
    }

    @Test
    void noResponseIsDataToo() {
        try (ScriptedServer server = ScriptedServer.answering(Script.empty().read().close())) {
            try (StreamedResponse stream = clientOf(server).stream().get("/")) {
                assertThat(stream.status()).isZero();
                assertThat(stream.lines()).isEmpty();
            }
            assertThat(user.onlySample().error()).contains("without a response");
        }
    }

    @Test
    void theTimeForTheWholeHoldsWhileItFlows() {
        Script endless =
                Script.answering(CHUNKED)
                        .drip("1\r\nx\r\n".repeat(10_000), 6, Duration.ofMillis(10));
        try (ScriptedServer server = ScriptedServer.answering(endless)) {
            try (StreamedResponse stream =
                    clientOf(server).stream().get("/", r -> r.timeout(Duration.ofMillis(300)))) {
                stream.chunks().forEach(chunk -> assertThat(chunk).isNotEmpty());
            }
            assertThat(user.onlySample().error())
                    .isEqualTo("timed out: no complete response within 300 ms");
            assertThat(user.onlySample().responseNanos()).isBetween(250_000_000L, 300_000_000L);
        }
    }

    @Test
    void aWholeStreamLeavesItsConnectionForTheNext() {
        try (ScriptedServer server =
                ScriptedServer.answering(
                        Script.answeringEach(_ -> CHUNKED + "1\r\nx\r\n0\r\n\r\n"))) {
            Http http = clientOf(server);
            for (int i = 0; i < 3; i++) {
                try (StreamedResponse stream = http.stream().get("/")) {
                    assertThat(stream.lines()).containsExactly("x");
                }
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(user.samples).hasSize(3);
        }
    }

    @Test
    void redirectsAreFollowedAndTheBodyIsDecompressed() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
        }
        try (HttpFixture fixture = new HttpFixture()) {
            fixture.server.on("/from", TestServer.Reply.redirect(302, "/to"));
            fixture.server.on(
                    "/to",
                    TestServer.Reply.of(200)
                            .withBody(zipped.toByteArray())
                            .with("Content-Encoding", "gzip"));
            try (StreamedResponse stream = fixture.http.stream().get("/from")) {
                assertThat(stream.lines()).containsExactly("a", "b");
                assertThat(stream.url()).endsWith("/to");
            }
            assertThat(fixture.user.onlySample().bytes()).isEqualTo(4);
            assertThat(fixture.user.onlySample().key().name()).isEqualTo("/from");
        }
    }

    @Test
    void theTestDecides() {
        try (HttpFixture fixture = new HttpFixture()) {
            try (StreamedResponse stream = fixture.http.stream().get("/")) {
                stream.name("download");
                stream.responseTime(Duration.ofMillis(7));
                stream.failure("no good");
            }
            assertThat(fixture.user.onlySample().error()).isEqualTo("no good");
            assertThat(fixture.user.onlySample().key().name()).isEqualTo("download");
            assertThat(fixture.user.onlySample().responseNanos()).isEqualTo(7_000_000);
        }
    }

    /** The system's socket buffers take some MB; without back-pressure all 256 MB would leave. */
    @Test
    void theServerWaitsForASlowUser() throws IOException, InterruptedException {
        long all = 256L << 20;
        AtomicLong sent = new AtomicLong();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread server = Thread.ofVirtual().start(() -> serve(listener, all, sent));
            user = new RecordingContext("http://127.0.0.1:" + listener.getLocalPort(), Map.of());
            try (StreamedResponse stream = clients.create(user).stream().get("/")) {
                stream.chunks().iterator().next();
                long[] before = {-1};
                Await.until(() -> before[0] == (before[0] = sent.get()) && before[0] > 0, LONG);
                assertThat(sent.get()).isLessThan(all / 2);
                long rest = 0;
                for (byte[] chunk : stream.chunks()) {
                    rest += chunk.length;
                }
                assertThat(rest).isGreaterThan(all / 2);
            }
            assertThat(user.onlySample().bytes()).isEqualTo(all);
            server.join();
        }
    }

    private static void serve(ServerSocket listener, long all, AtomicLong sent) {
        try (Socket socket = listener.accept()) {
            socket.getInputStream().read(new byte[4096]);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("HTTP/1.1 200 OK\r\nContent-Length: " + all + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[64 << 10];
            while (sent.get() < all) {
                out.write(piece);
                sent.addAndGet(piece.length);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
