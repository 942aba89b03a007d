package dev.acrida.http.wire;

import dev.acrida.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes the engines of a run, which share their sessions so that these resume. Thread-safe. */
final class TlsContext {
    /** The name of HTTP/2 in the handshake. */
    static final String HTTP_2 = "h2";

    private final boolean insecure;

    /** Made at the first need: a run over plain HTTP need not wait for the authorities to load. */
    private @Nullable SSLContext context;

    private TlsContext(boolean insecure) {
        this.insecure = insecure;
    }

    /** Trusts what this context trusts, and verifies hosts. */
    TlsContext(SSLContext context) {
        this.insecure = false;
        this.context = context;
    }

    /** The system's certificate authorities; or, if insecure, any certificate for any host. */
    static TlsContext create(boolean insecure) {
        return new TlsContext(insecure);
    }

    private synchronized SSLContext context() {
        SSLContext made = context;
        if (made == null) {
            made = make();
            context = made;
        }
        return made;
    }

    private SSLContext make() {
        try {
            if (!insecure) {
                return SSLContext.getDefault();
            }
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new TrustAnyone()}, null);
            return trusting;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not available: " + e.getMessage(), e);
        }
    }

    /** An engine that names the host to the server and expects its certificate. */
    SSLEngine engine(Origin origin, HttpVersion version) {
        SSLEngine engine = context().createSSLEngine(origin.host(), origin.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(protocols(version));
        if (!insecure) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static String[] protocols(HttpVersion version) {
        return switch (version) {
            case HTTP_1_1 -> new String[0];
            case HTTP_2 -> new String[] {HTTP_2, "http/1.1"};
            case HTTP_2_PRIOR_KNOWLEDGE -> new String[] {HTTP_2};
        };
    }

    private static final class TrustAnyone extends X509ExtendedTrustManager {
        private static final X509Certificate[] NONE = {};

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return NONE;
        }
    }
}
