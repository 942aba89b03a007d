package dev.acrida.http.wire;

import dev.acrida.testkit.ServerTls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** The certificates beside these tests, all signed by one authority. */
final class Certificates {
    static final char[] PASSWORD = "testkit".toCharArray();
    static final Path AUTHORITY = file("authority.pem");

    private Certificates() {}

    static Path file(String name) {
        return Path.of("src/test/resources/dev/acrida/http/certificates", name).toAbsolutePath();
    }

    /** A server with one of the certificates; it trusts clients that the authority vouches for. */
    static ServerTls server(String name) {
        return ServerTls.of(context(keys(name)));
    }

    private static SSLContext context(X509ExtendedKeyManager keys) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "authority", PemFile.read(AUTHORITY).certificates().getFirst());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509ExtendedKeyManager keys(String name) {
        try (InputStream in = Files.newInputStream(file(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, PASSWORD);
            return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
