package dev.acrida.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The self-signed certificate of the test kit's servers, valid for {@code localhost}, {@code
 * 127.0.0.1} and {@code ::1}. Its key is public: nothing but a test may trust it. Thread-safe.
 */
public final class TestCertificate {
    private static final String ALIAS = "testkit";
    private static final char[] PASSWORD = "testkit".toCharArray();

    private TestCertificate() {}

    /** A context for servers that show the certificate. */
    public static SSLContext serverContext() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(), PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The test certificate cannot be used by a server", e);
        }
    }

    /** A context for clients that trust the certificate and nothing else. */
    public static SSLContext clientContext() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(ALIAS, certificate());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The test certificate cannot be trusted", e);
        }
    }

    /** The certificate itself. */
    public static X509Certificate certificate() {
        try {
            return (X509Certificate) keyStore().getCertificate(ALIAS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The test certificate cannot be read", e);
        }
    }

    private static KeyStore keyStore() throws GeneralSecurityException {
        try (InputStream stored = TestCertificate.class.getResourceAsStream("testkit.p12")) {
            if (stored == null) {
                throw new IllegalStateException("testkit.p12 is missing from the test kit's jar");
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(stored, PASSWORD);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("testkit.p12 cannot be read", e);
        }
    }
}
