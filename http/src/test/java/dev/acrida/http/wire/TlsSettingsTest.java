package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.ClientCertificate;
import dev.acrida.HttpSettings;
import dev.acrida.Network;
import dev.acrida.TlsSettings;
import dev.acrida.TlsVersion;
import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;
import dev.acrida.testkit.ServerTls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Versions, authorities, certificates of clients and sessions, with servers that insist on them.
 */
@Timeout(30)
class TlsSettingsTest {
    private static final TlsSettings TRUSTING =
            TlsSettings.DEFAULT.withAuthorities(Certificates.AUTHORITY);
    private static final ClientCertificate CLIENT =
            ClientCertificate.of(Certificates.file("client.pem"), Certificates.file("client.key"));

    @Test
    void anAuthorityOfOnesOwnIsTrustedInPlaceOfTheSystems() throws WireFailure {
        assertThat(get(Certificates.server("server"), TRUSTING).status()).isEqualTo(200);
        assertThat(failure(Certificates.server("server"), TlsSettings.DEFAULT))
                .hasMessage(
                        "TLS certificate of 127.0.0.1 is signed by no authority that is trusted"
                                + " (--cacert trusts one, --insecure accepts any certificate)");
    }

    @Test
    void anExpiredCertificateIsNamed() {
        assertThat(failure(Certificates.server("expired"), TRUSTING))
                .hasMessageStartingWith("TLS certificate of 127.0.0.1 has expired, NotAfter: ")
                .hasMessageEndingWith("2020 (--insecure accepts any certificate)");
    }

    @Test
    void aCertificateForAnotherHostIsNamed() {
        assertThat(failure(Certificates.server("elsewhere"), TRUSTING))
                .hasMessageStartingWith("TLS certificate of 127.0.0.1 is for another host: ");
    }

    @ParameterizedTest
    @CsvSource({
        "client.pem, client.key, ''",
        "client.both.pem, client.both.pem, ''",
        "client.pem, client.encrypted.key, secret",
        "client.p12, client.p12, testkit",
    })
    void aClientShowsItsCertificate(String certificate, String key, String password)
            throws WireFailure {
        ClientCertificate client =
                ClientCertificate.of(Certificates.file(certificate), Certificates.file(key))
                        .withPassword(password);
        ServerTls server = Certificates.server("server").withClientCertificate();
        assertThat(get(server, TRUSTING.withCertificate(client)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aServerThatMissesTheClientsCertificateIsNamed(TlsVersion version) {
        ServerTls server =
                Certificates.server("server")
                        .withClientCertificate()
                        .withProtocols(version.protocol());
        assertThat(failure(server, TRUSTING))
                .hasMessageStartingWith("TLS handshake failed: the server ")
                .hasMessageContaining("--cert");
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void eachVersionIsSpokenWithAServerThatSpeaksNoOther(TlsVersion version) throws WireFailure {
        ServerTls server = Certificates.server("server").withProtocols(version.protocol());
        assertThat(get(server, TRUSTING).status()).isEqualTo(200);
        assertThat(get(server, TRUSTING.withVersions(version)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, TLS_1_2", "TLSv1.2, TLS_1_3"})
    void aServerWithoutTheOnlyVersionOfferedIsNamed(String servers, TlsVersion ours) {
        ServerTls server = Certificates.server("server").withProtocols(servers);
        assertThat(failure(server, TRUSTING.withVersions(ours)))
                .hasMessageStartingWith(
                        "TLS handshake failed: client and server have no version of TLS in common");
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aNewConnectionResumesTheSession(TlsVersion version) throws WireFailure {
        assertThat(fullHandshakesOfThree(version, TRUSTING)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void withoutResumptionEachConnectionShakesHandsInFull(TlsVersion version) throws WireFailure {
        assertThat(fullHandshakesOfThree(version, TRUSTING.withResumes(false))).isEqualTo(3);
    }

    @Test
    void usersCanShowDifferentCertificatesInOneRun() throws WireFailure {
        ServerTls tls = Certificates.server("server").withClientCertificate();
        try (ScriptedServer server = ScriptedServer.answeringOverTls(tls, Script.ok());
                Wire wire = Wire.open(options(TRUSTING))) {
            TestUser stranger = new TestUser(wire, TestUser.origin(server));
            TestUser known =
                    new TestUser(wire, TestUser.origin(server))
                            .with(
                                    HttpSettings.DEFAULT.withTls(
                                            TlsSettings.DEFAULT.withCertificate(CLIENT)));
            assertThat(known.get().status()).isEqualTo(200);
            assertThat(catchThrowableOfType(WireFailure.class, stranger::get).kind())
                    .isEqualTo(Kind.TLS);
        }
    }

    @Test
    void aFileThatCannotBeUsedIsNamedBeforeTheRun(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertUnusable(TRUSTING.withAuthorities(empty), "has no BEGIN CERTIFICATE");
        assertUnusable(TRUSTING.withAuthorities(folder.resolve("none")), "none does not exist");
        Path certificate = Certificates.file("client.pem");
        assertUnusable(certificate("client.pem", ""), "has no BEGIN PRIVATE KEY");
        assertUnusable(
                certificate("client.sec1.key", ""),
                "is not in PKCS#8: openssl pkcs8 -topk8 -nodes -in ");
        assertUnusable(certificate("client.encrypted.key", ""), "is encrypted: give its password");
        assertUnusable(
                certificate("client.encrypted.key", "wrong"), "the password does not open the key");
        assertThat(CLIENT.withPassword("secret").toString())
                .contains(certificate.toString())
                .doesNotContain("secret");
    }

    private static TlsSettings certificate(String key, String password) {
        return TRUSTING.withCertificate(
                ClientCertificate.of(Certificates.file("client.pem"), Certificates.file(key))
                        .withPassword(password));
    }

    private static void assertUnusable(TlsSettings settings, String why) {
        assertThatThrownBy(() -> Wire.open(options(settings)).close())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(" cannot be used: ")
                .hasMessageContaining(why);
    }

    /** A server that resumes a session sends no certificate. */
    private static int fullHandshakesOfThree(TlsVersion version, TlsSettings settings)
            throws WireFailure {
        ServerTls tls = Certificates.server("server").withProtocols(version.protocol());
        try (ScriptedServer server = ScriptedServer.answeringOverTls(tls, Script.ok());
                TestUser user = new TestUser(options(settings), TestUser.origin(server))) {
            long withCertificate = user.get().opening().bytesIn();
            int full = 1;
            for (int i = 1; i < 3; i++) {
                user.closeIdle();
                full += user.get().opening().bytesIn() > withCertificate - 200 ? 1 : 0;
            }
            assertThat(server.connections()).isEqualTo(3);
            return full;
        }
    }

    private static WireResponse get(ServerTls tls, TlsSettings settings) throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answeringOverTls(tls, Script.ok());
                TestUser user = new TestUser(options(settings), TestUser.origin(server))) {
            return user.get();
        }
    }

    private static WireFailure failure(ServerTls tls, TlsSettings settings) {
        WireFailure failure = catchThrowableOfType(WireFailure.class, () -> get(tls, settings));
        assertThat(failure.kind()).isEqualTo(Kind.TLS);
        return failure;
    }

    private static WireOptions options(TlsSettings tls) {
        return WireOptions.DEFAULT.withNetwork(Network.DEFAULT.withTls(tls));
    }
}
