package dev.acrida.cluster.trust;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts those whom one authority has certified, and says in words whom it does not trust. The
 * authority may be known by its fingerprint alone: then it must be in the chain that is shown.
 * Thread-safe.
 */
public final class TrustAuthority extends X509ExtendedTrustManager {
    private static final int SHOWN = 16;

    private final String fingerprint;
    private final Optional<X509Certificate> authority;

    private TrustAuthority(String fingerprint, Optional<X509Certificate> authority) {
        this.fingerprint = fingerprint;
        this.authority = authority;
    }

    /** Trusts whom this authority has certified. */
    public static TrustAuthority of(X509Certificate authority) {
        return new TrustAuthority(JoinToken.fingerprint(authority), Optional.of(authority));
    }

    /** Trusts whom the authority of the token has certified. */
    public static TrustAuthority of(JoinToken token) {
        return new TrustAuthority(token.fingerprint(), Optional.empty());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        usual(chain).checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        usual(chain).checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        usual(chain).checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        usual(chain).checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        usual(chain).checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        usual(chain).checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authority.map(known -> new X509Certificate[] {known}).orElse(new X509Certificate[0]);
    }

    private X509ExtendedTrustManager usual(X509Certificate[] chain) throws CertificateException {
        X509Certificate shown = chain[chain.length - 1];
        if (authority.isEmpty() && !JoinToken.fingerprint(shown).equals(fingerprint)) {
            throw strange(shown);
        }
        X509Certificate anchor = authority.orElse(shown);
        if (!chain[0].getIssuerX500Principal().equals(anchor.getSubjectX500Principal())) {
            throw strange(shown);
        }
        try {
            return trusting(anchor);
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException(e);
        }
    }

    private CertificateException strange(X509Certificate shown) {
        return new CertificateException(
                "its certificate is of another cluster (authority %s…, expected %s…)"
                        .formatted(
                                JoinToken.fingerprint(shown).substring(0, SHOWN),
                                fingerprint.substring(0, SHOWN)));
    }

    private static X509ExtendedTrustManager trusting(X509Certificate anchor)
            throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("authority", anchor);
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        TrustManager first = factory.getTrustManagers()[0];
        if (first instanceof X509ExtendedTrustManager usual) {
            return usual;
        }
        throw new CertificateException(
                "no usual trust manager: " + Arrays.toString(factory.getTrustManagers()));
    }
}
