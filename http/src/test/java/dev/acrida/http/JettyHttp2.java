package dev.acrida.http;

import dev.acrida.testkit.TestCertificate;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

import java.nio.ByteBuffer;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Jetty, which speaks HTTP/2 beside HTTP/1.1: by ALPN with TLS, by prior knowledge without. {@code
 * /bytes/N} is so many bytes, {@code /meet} answers those who are there together, and everything
 * else is echoed. Thread-safe.
 */
final class JettyHttp2 implements AutoCloseable {
    private static final String BYTES = "/bytes/";
    private static final int PATIENCE_SECONDS = 20;

    private final Server server = new Server();
    private final ServerConnector connector;
    private final String scheme;
    private final CyclicBarrier meeting;

    private JettyHttp2(boolean tls, int maxStreams, int meeting) {
        scheme = tls ? "https" : "http";
        this.meeting = new CyclicBarrier(meeting);
        connector = tls ? secure(maxStreams) : plain(maxStreams);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Answers());
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty must start", e);
        }
    }

    static JettyHttp2 start(boolean tls) {
        return new JettyHttp2(tls, 100, 1);
    }

    /** One whose connections take few streams; {@code /meet} waits until so many are there. */
    static JettyHttp2 start(int maxStreams, int meeting) {
        return new JettyHttp2(false, maxStreams, meeting);
    }

    private ServerConnector plain(int maxStreams) {
        HttpConfiguration http = new HttpConfiguration();
        return new ServerConnector(
                server,
                new HttpConnectionFactory(http),
                limited(new HTTP2CServerConnectionFactory(http), maxStreams));
    }

    private ServerConnector secure(int maxStreams) {
        HttpConfiguration https = new HttpConfiguration();
        https.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setSslContext(TestCertificate.serverContext());
        return new ServerConnector(
                server,
                new SslConnectionFactory(keys, "alpn"),
                new ALPNServerConnectionFactory("h2", "http/1.1"),
                limited(new HTTP2ServerConnectionFactory(https), maxStreams),
                new HttpConnectionFactory(https));
    }

    private static AbstractHTTP2ServerConnectionFactory limited(
            AbstractHTTP2ServerConnectionFactory http2, int maxStreams) {
        http2.setMaxConcurrentStreams(maxStreams);
        return http2;
    }

    String url() {
        return "%s://127.0.0.1:%d".formatted(scheme, connector.getLocalPort());
    }

    /** How many connections are open. */
    int connections() {
        return connector.getConnectedEndPoints().size();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty must stop", e);
        }
    }

    private final class Answers extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = Request.getPathInContext(request);
            if (path.equals("/meet")) {
                meet(response);
                callback.succeeded();
            } else if (path.startsWith(BYTES)) {
                int length = Integer.parseInt(path.substring(BYTES.length()));
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
                response.write(true, ByteBuffer.allocate(length), callback);
            } else {
                response.getHeaders()
                        .put("Served-By", request.getConnectionMetaData().getProtocol());
                Content.copy(request, response, callback);
            }
            return true;
        }

        private void meet(Response response) {
            try {
                meeting.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                response.setStatus(503);
            }
        }
    }
}
