package dev.acrida.cluster.trust;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Certifies who takes part in a cluster. One master's clusters share an authority; others trust
 * another, so that nobody strays from one into the other. Thread-safe.
 */
public final class Authority {
    /** Machines' clocks need not agree: a certificate is valid from before it was made. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final Duration OF_AUTHORITY = Duration.ofDays(3650);
    private static final Duration OF_NODE = Duration.ofDays(365);
    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key;
    private final X509Certificate certificate;

    Authority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** An authority that nobody knows yet. */
    public static Authority create() {
        KeyPair keys = Identity.newKeys();
        String name = "CN=acrida authority " + Long.toHexString(RANDOM.nextLong());
        try {
            X509v3CertificateBuilder builder =
                    builder(new X500Name(name), name, OF_AUTHORITY, keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            return new Authority(keys.getPrivate(), sign(builder, keys.getPrivate()));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return key;
    }

    /** A new identity for a master: it may be connected to. */
    public Identity newMaster() {
        KeyPair keys = Identity.newKeys();
        X509Certificate own =
                certify(
                        Identity.MASTER,
                        keys.getPublic(),
                        KeyPurposeId.id_kp_serverAuth,
                        KeyPurposeId.id_kp_clientAuth);
        return new Identity(keys.getPrivate(), List.of(own, certificate));
    }

    /**
     * A certificate for a worker: it may connect, and be nothing else.
     *
     * @param name letters, digits, {@code .}, {@code -} and {@code _}
     */
    public X509Certificate certifyWorker(String name, PublicKey itsKey) {
        if (!name.matches("[\\w.-]{1,200}") || name.equals(Identity.MASTER)) {
            throw new IllegalArgumentException(
                    "a worker's name must be letters, digits, dots, dashes and underscores, and"
                            + " not a master's");
        }
        return certify(name, itsKey, KeyPurposeId.id_kp_clientAuth);
    }

    private X509Certificate certify(String name, PublicKey itsKey, KeyPurposeId... purposes) {
        X500Name issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        try {
            X509v3CertificateBuilder builder = builder(issuer, "CN=" + name, OF_NODE, itsKey);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName(name))));
            return sign(builder, key);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String dnsName(String name) {
        return name.replace('_', '-');
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, String subject, Duration validity, PublicKey itsKey) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, RANDOM),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(validity)),
                new X500Name(subject),
                itsKey);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        String algorithm = "EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(algorithm).build(key)));
        } catch (OperatorCreationException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
