package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;
import dev.acrida.testkit.TestCertificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import javax.net.ssl.SSLSocket;

@Timeout(30)
class TlsTest {
    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        try (ScriptedServer server = ScriptedServer.answeringOverTls(Script.ok());
                TestUser user = TestUser.of(server)) {
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure)
                    .hasMessageContaining("certification path")
                    .hasMessageEndingWith("(--insecure accepts any certificate)");
            assertThat(failure.sent()).isFalse();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws IOException {
        String other = "127.0.0.2"; // the certificate is for 127.0.0.1
        try (ServerSocket server = listenerOn(other)) {
            Thread.ofVirtual().start(() -> shakeHands(server));
            TlsContext trusting = new TlsContext(TestCertificate.clientContext());
            Origin origin = new Origin(true, other, server.getLocalPort());
            try (TestUser user = new TestUser(Wire.open(WireOptions.DEFAULT, trusting), origin)) {
                WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
                assertThat(failure.kind()).isEqualTo(Kind.TLS);
                assertThat(failure).hasMessageContaining(other);
            }
        }
    }

    @Test
    void aTrustedCertificateIsAccepted() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answeringOverTls(Script.ok());
                TestUser user = trusting(server)) {
            WireResponse first = user.get();
            assertThat(TestUser.text(first)).isEqualTo("ok");
            assertThat(first.timings().tls()).isPositive();
            assertThat(user.get().timings().tls()).isZero();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void insecureAcceptsAnyCertificate() throws WireFailure {
        WireOptions insecure = WireOptions.DEFAULT.withInsecure(true);
        try (ScriptedServer server = ScriptedServer.answeringOverTls(Script.ok());
                TestUser user = new TestUser(insecure, TestUser.origin(server))) {
            assertThat(user.get().status()).isEqualTo(200);
            assertThat(user.post(RequestBody.of(new byte[1 << 20])).status()).isEqualTo(200);
        }
    }

    @Test
    void aServerWithoutTlsIsNamed() {
        Script plain = Script.empty().send("HTTP/1.1 400 Bad Request\r\n\r\n").close();
        try (ScriptedServer server = ScriptedServer.answering(plain);
                TestUser user =
                        new TestUser(
                                WireOptions.DEFAULT,
                                new Origin(true, "127.0.0.1", server.port()))) {
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure).hasMessageStartingWith("TLS handshake failed: ");
        }
    }

    private static ServerSocket listenerOn(String host) throws IOException {
        return TestCertificate.serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.ofLiteral(host));
    }

    private static void shakeHands(ServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            // The client has refused: that is what the test is about.
        }
    }

    private static TestUser trusting(ScriptedServer server) {
        TlsContext context = new TlsContext(TestCertificate.clientContext());
        return new TestUser(Wire.open(WireOptions.DEFAULT, context), TestUser.origin(server));
    }
}
