package dev.acrida.cluster.trust;

import dev.acrida.cluster.ClusterException;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Where a master keeps its authority and its join token, so that workers find the same after a
 * restart: {@code ca.crt}, {@code ca.key} (readable by its owner only) and {@code token}.
 */
public final class AuthorityFolder {
    private static final String CERTIFICATE = "ca.crt";
    private static final String KEY = "ca.key";
    private static final String TOKEN = "token";
    private static final int LINE = 64;

    private final Path folder;

    /** The folder of a master; created when it is needed. */
    public AuthorityFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The authority that is kept here; at the first time, a new one.
     *
     * @throws ClusterException if the folder cannot be read or written
     */
    public Authority authority() {
        try {
            Path key = folder.resolve(KEY);
            if (Files.exists(key)) {
                return new Authority(
                        key(Files.readString(key)), certificate(folder.resolve(CERTIFICATE)));
            }
            Authority created = Authority.create();
            // The key last: where it is, the rest is too.
            write(CERTIFICATE, pem("CERTIFICATE", created.certificate().getEncoded()));
            write(KEY, pem("PRIVATE KEY", created.key().getEncoded()));
            return created;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unusable(e);
        }
    }

    /**
     * The token that is kept here; a new one if there is none, or one of another authority.
     *
     * @throws ClusterException if the folder cannot be read or written
     */
    public JoinToken token(Authority authority) {
        try {
            Path file = folder.resolve(TOKEN);
            if (Files.exists(file)) {
                JoinToken kept = JoinToken.parse(Files.readString(file));
                if (kept.fingerprint().equals(JoinToken.fingerprint(authority.certificate()))) {
                    return kept;
                }
            }
            JoinToken created = JoinToken.create(authority.certificate());
            write(TOKEN, created.text() + "\n");
            return created;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, name, ".tmp");
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(draft, text);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static X509Certificate certificate(Path file) throws IOException, CertificateException {
        var in = new ByteArrayInputStream(Files.readAllBytes(file));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }

    /** In any of the forms that tools write: those of Helm's genCA are not those of the JDK. */
    private static PrivateKey key(String pem) throws IOException, GeneralSecurityException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return switch (parser.readObject()) {
                case PEMKeyPair pair -> key(pair.getPrivateKeyInfo());
                case PrivateKeyInfo key -> key(key);
                case null, default -> throw new IOException(KEY + " holds no private key");
            };
        }
    }

    /** By the JDK, which calls elliptic curves EC: Bouncy Castle's name for them is its own. */
    private static PrivateKey key(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
        boolean rsa =
                PKCSObjectIdentifiers.rsaEncryption.equals(
                        info.getPrivateKeyAlgorithm().getAlgorithm());
        return KeyFactory.getInstance(rsa ? "RSA" : "EC")
                .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    private static String pem(String what, byte[] encoded) {
        String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, lines);
    }

    private ClusterException unusable(Exception e) {
        return new ClusterException(
                "the master's folder %s must hold its authority and token, but cannot be used: %s"
                        .formatted(folder.toAbsolutePath(), e.getMessage()),
                e);
    }
}
