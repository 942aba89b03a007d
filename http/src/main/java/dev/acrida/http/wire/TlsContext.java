package dev.acrida.http.wire;

import dev.acrida.HttpVersion;
import dev.acrida.TlsSettings;
import dev.acrida.TlsVersion;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Makes the engines of all connections with the same settings, which share their sessions so that
 * these resume. Thread-safe.
 */
final class TlsContext {
    /** The name of HTTP/2 in the handshake. */
    static final String HTTP_2 = "h2";

    private final TlsSettings settings;
    private final AtomicInteger count = new AtomicInteger();

    /** Made at the first need: a run over plain HTTP need not wait for the authorities to load. */
    private @Nullable SSLContext context;

    private TlsContext(TlsSettings settings) {
        this.settings = settings;
    }

    /** Engines with these settings. */
    static TlsContext of(TlsSettings settings) {
        return new TlsContext(settings);
    }

    /**
     * Reads the files now that would be read at the first need.
     *
     * @throws java.io.UncheckedIOException if one cannot be used
     */
    static void check(TlsSettings settings) {
        if (settings.authorities().isPresent() || settings.certificate().isPresent()) {
            TlsMaterial.context(settings);
        }
    }

    private synchronized SSLContext context() {
        SSLContext made = context;
        if (made == null) {
            made = TlsMaterial.context(settings);
            context = made;
        }
        return made;
    }

    /** An engine that names the host to the server and expects its certificate. */
    SSLEngine engine(Origin origin, HttpVersion version) {
        SSLEngine engine = context().createSSLEngine(origin.host(), sessionPort(origin));
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(protocols(version));
        if (!settings.versions().isEmpty()) {
            parameters.setProtocols(
                    settings.versions().stream().map(TlsVersion::protocol).toArray(String[]::new));
        }
        if (!settings.insecure()) {
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

    /** Sessions are found again by host and port, which means nothing else to an engine. */
    private int sessionPort(Origin origin) {
        return settings.resumes() ? origin.port() : count.incrementAndGet();
    }
}
