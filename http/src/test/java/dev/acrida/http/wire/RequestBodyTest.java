package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;

@Timeout(30)
class RequestBodyTest {
    private static final int LARGE = 8 << 20;

    /** A body that the writer cannot see through, sent in pieces. */
    private record Pieces(long length, int count, int size) implements RequestBody {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            for (int i = 0; i < count; i++) {
                byte[] piece = new byte[size];
                piece[0] = (byte) ('a' + i % 26);
                out.write(piece);
            }
        }
    }

    private record Broken(RuntimeException why) implements RequestBody {
        @Override
        public long length() {
            return 10;
        }

        @Override
        public void writeTo(OutputStream out) {
            throw why;
        }
    }

    @Test
    void bytesArriveWithTheirHead() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user = TestUser.of(server)) {
            WireResponse response = user.post(RequestBody.of(TestUser.bytes("hello")));
            assertThat(server.requests().getFirst().body()).isEqualTo("hello");
            assertThat(response.wireBytesOut())
                    .isEqualTo(
                            "POST /path HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhello"
                                    .length());
        }
    }

    @Test
    void largeBodiesArriveThoughTheSocketTakesThemSlowly() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user = TestUser.of(server)) {
            assertThat(user.post(RequestBody.of(new byte[LARGE])).wireBytesOut())
                    .isGreaterThan(LARGE);
            assertThat(user.post(new Pieces(LARGE, 1 << 10, 8 << 10)).wireBytesOut())
                    .isGreaterThan(LARGE);
            assertThat(server.requests(0))
                    .extracting(request -> request.header("content-length").orElse(""))
                    .containsExactly("" + LARGE, "" + LARGE);
        }
    }

    @Test
    void aBodyOfUnknownLengthArrivesInChunks() throws WireFailure {
        try (SampleShop shop = SampleShop.start();
                TestUser user =
                        new TestUser(
                                WireOptions.DEFAULT, new Origin(false, "127.0.0.1", shop.port()))) {
            String echo = TestUser.text(user.at("/echo").post(new Pieces(-1, 3, 7)));
            assertThat(echo).contains("chunked").contains("a\\u0000").contains("c\\u0000");
            assertThat(user.post(new Pieces(-1, 0, 1)).status()).isEqualTo(200);
        }
    }

    @Test
    void theResponseCountsThoughTheBodyWasNotWanted() throws WireFailure {
        String tooLarge = "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno";
        Script refuses = Script.answering(tooLarge).halfClose();
        try (ScriptedServer server = ScriptedServer.answering(refuses, Script.ok());
                TestUser user = TestUser.of(server)) {
            assertThat(user.post(new Pieces(-1, 1 << 10, 8 << 10)).status()).isEqualTo(413);
            assertThat(user.get().status()).isEqualTo(200);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aBodyOfAnotherLengthThanItSaysFails() {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user = TestUser.of(server)) {
            WireFailure failure =
                    catchThrowableOfType(
                            WireFailure.class, () -> user.post(new Pieces(100, 2, 10)));
            assertThat(failure.kind()).isEqualTo(Kind.REQUEST_BODY);
            assertThat(failure).hasMessageEndingWith("20 instead of 100");
        }
    }

    @Test
    void aBodyThatCannotBeReadFails() throws WireFailure {
        RequestBody broken = new Broken(new IllegalStateException("disk on fire"));
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user = TestUser.of(server)) {
            WireFailure failure = catchThrowableOfType(WireFailure.class, () -> user.post(broken));
            assertThat(failure.kind()).isEqualTo(Kind.REQUEST_BODY);
            assertThat(failure).hasMessageContaining("disk on fire");
            assertThat(failure.sent()).isFalse();
            assertThat(user.get().status()).isEqualTo(200);
        }
    }
}
