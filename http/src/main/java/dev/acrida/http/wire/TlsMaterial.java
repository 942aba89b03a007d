package dev.acrida.http.wire;

import dev.acrida.ClientCertificate;
import dev.acrida.TlsSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes Java's TLS context from the files that settings name. */
final class TlsMaterial {
    private TlsMaterial() {}

    /**
     * Reads all files.
     *
     * @throws UncheckedIOException if one cannot be used, with a message for the user
     */
    static SSLContext context(TlsSettings settings) {
        try {
            if (settings.certificate().isEmpty()
                    && settings.authorities().isEmpty()
                    && !settings.insecure()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown(settings), trusted(settings), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not available: " + e.getMessage(), e);
        }
    }

    private static KeyManager @Nullable [] shown(TlsSettings settings) {
        if (settings.certificate().isEmpty()) {
            return null;
        }
        ClientCertificate client = settings.certificate().get();
        try {
            return new KeyManager[] {client.isStore() ? stored(client) : pem(client)};
        } catch (IOException | GeneralSecurityException e) {
            throw unusable("client certificate", client.certificate(), e);
        }
    }

    private static OneIdentity pem(ClientCertificate client)
            throws IOException, GeneralSecurityException {
        return new OneIdentity(
                PemFile.read(client.key()).privateKey(client.password()),
                PemFile.read(client.certificate()).certificates());
    }

    private static OneIdentity stored(ClientCertificate client)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = client.password().toCharArray();
        try (InputStream in = Files.newInputStream(client.certificate())) {
            store.load(in, password);
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                return new OneIdentity(
                        key,
                        Arrays.stream(store.getCertificateChain(alias))
                                .map(X509Certificate.class::cast)
                                .toList());
            }
        }
        throw new IOException("it has no private key");
    }

    private static TrustManager @Nullable [] trusted(TlsSettings settings)
            throws GeneralSecurityException {
        if (settings.insecure()) {
            return new TrustManager[] {new TrustAnyone()};
        }
        if (settings.authorities().isEmpty()) {
            return null;
        }
        Path file = settings.authorities().get();
        try {
            return trusting(PemFile.read(file).certificates());
        } catch (IOException | GeneralSecurityException e) {
            throw unusable("file of authorities", file, e);
        }
    }

    private static TrustManager[] trusting(List<X509Certificate> authorities)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static UncheckedIOException unusable(String what, Path file, Exception e) {
        String why =
                e instanceof NoSuchFileException missing
                        ? missing.getFile() + " does not exist"
                        : String.valueOf(e.getMessage());
        IOException cause = e instanceof IOException io ? io : new IOException(e);
        return new UncheckedIOException(
                "%s %s cannot be used: %s".formatted(what, file, why), cause);
    }
}
