package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.HttpSettings;
import dev.acrida.TlsSettings;
import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TlsTest {
    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        try (ScriptedServer server = ScriptedServer.answeringOverTls(Script.ok());
                TestUser user = TestUser.of(server)) {
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure)
                    .hasMessageContaining("is signed by no authority that is trusted")
                    .hasMessageEndingWith("--insecure accepts any certificate)");
            assertThat(failure.sent()).isFalse();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aTrustedCertificateIsAccepted() throws WireFailure {
        try (ScriptedServer server =
                        ScriptedServer.answeringOverTls(
                                Certificates.server("server"), Script.ok());
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

    private static TestUser trusting(ScriptedServer server) {
        TlsSettings settings = TlsSettings.DEFAULT.withAuthorities(Certificates.AUTHORITY);
        return new TestUser(WireOptions.DEFAULT, TestUser.origin(server))
                .with(HttpSettings.DEFAULT.withTls(settings));
    }
}
