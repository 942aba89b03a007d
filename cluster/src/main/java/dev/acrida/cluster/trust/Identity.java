package dev.acrida.cluster.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;

/**
 * A key and the certificates that say whose it is. Immutable.
 *
 * @param key never leaves this process, but for an authority's own folder
 * @param chain the owner's certificate, then the authority's
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    /** The name by which workers know a master, whatever its address. */
    public static final String MASTER = "acrida-master";

    /** Copies the list. */
    public Identity {
        chain = List.copyOf(chain);
    }

    /** The certificate of the authority. */
    public X509Certificate authority() {
        return chain.getLast();
    }

    /** A pair of keys for an identity that is still to be certified. */
    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name in a certificate's subject; empty if it has none. */
    public static String nameIn(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        return subject.startsWith("CN=") ? subject.substring("CN=".length()) : "";
    }

    /** A certificate from its encoded form. */
    public static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
    }

    @Override
    public String toString() {
        return nameIn(chain.getFirst());
    }
}
