package dev.acrida.cluster.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.cluster.ClusterException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

class AuthorityTest {
    private static final String KEY_TYPE = "ECDHE_ECDSA";

    @TempDir Path folder;

    @Test
    void aFolderKeepsItsAuthorityAndItsToken() throws Exception {
        Authority first = new AuthorityFolder(folder).authority();
        JoinToken token = new AuthorityFolder(folder).token(first);

        Authority again = new AuthorityFolder(folder).authority();
        assertThat(again.certificate()).isEqualTo(first.certificate());
        assertThat(new AuthorityFolder(folder).token(again)).isEqualTo(token);
        assertThat(Files.getPosixFilePermissions(folder.resolve("ca.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aTokenOfAnotherAuthorityIsReplaced() throws Exception {
        AuthorityFolder kept = new AuthorityFolder(folder);
        JoinToken before = kept.token(kept.authority());
        Files.delete(folder.resolve("ca.key"));
        assertThat(kept.token(kept.authority()).fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void aTokenIsReadAsItIsPrinted() {
        JoinToken token = JoinToken.create(Authority.create().certificate());
        assertThat(JoinToken.parse(" " + token.text() + "\n")).isEqualTo(token);
        assertThat(token.toString()).doesNotContain(token.secret());
        assertThat(token.hasSecret(token.secret())).isTrue();
        assertThat(token.hasSecret("another")).isFalse();
    }

    @Test
    void aTextThatIsNoTokenIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> JoinToken.parse("my-secret"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("join token")
                .hasMessageNotContaining("my-secret");
    }

    @Test
    void aWorkersCertificateMakesNoMaster() {
        Authority authority = Authority.create();
        X509Certificate worker = authority.certifyWorker("w_1", Identity.newKeys().getPublic());
        X509Certificate[] chain = {worker, authority.certificate()};
        TrustAuthority trust = TrustAuthority.of(authority.certificate());
        assertThat(Identity.nameIn(worker)).isEqualTo("w_1");
        assertThatThrownBy(() -> trust.checkServerTrusted(chain, KEY_TYPE))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void aFingerprintAloneTellsTheRightMaster() throws Exception {
        Authority authority = Authority.create();
        TrustAuthority trust = TrustAuthority.of(JoinToken.create(authority.certificate()));
        trust.checkServerTrusted(chain(authority.newMaster()), KEY_TYPE);

        assertThatThrownBy(
                        () ->
                                trust.checkServerTrusted(
                                        chain(Authority.create().newMaster()), KEY_TYPE))
                .hasMessageContaining("of another cluster");
    }

    /** Who copies the authority's certificate, which everyone sees, cannot sign with it. */
    @Test
    void theAuthoritysCertificateAtTheEndOfAChainProvesNothing() {
        Authority authority = Authority.create();
        TrustAuthority trust = TrustAuthority.of(JoinToken.create(authority.certificate()));
        X509Certificate[] forged = {
            Authority.create().newMaster().chain().getFirst(), authority.certificate()
        };
        assertThatThrownBy(() -> trust.checkServerTrusted(forged, KEY_TYPE))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void aNameThatIsNoneIsNotCertified() {
        assertThatThrownBy(
                        () ->
                                Authority.create()
                                        .certifyWorker(
                                                "a,CN=acrida-master",
                                                Identity.newKeys().getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                Authority.create()
                                        .certifyWorker(
                                                Identity.MASTER, Identity.newKeys().getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static X509Certificate[] chain(Identity identity) {
        return identity.chain().toArray(X509Certificate[]::new);
    }
}
