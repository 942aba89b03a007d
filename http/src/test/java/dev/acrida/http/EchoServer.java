package dev.acrida.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;

import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * WebSocket servers of two origins, which echo at {@code /echo}: each text as it came, after {@code
 * push} first another message, and at {@code bye} they close with 4001. Thread-safe.
 */
interface EchoServer extends AutoCloseable {
    URI uri();

    /** The codes with which clients have closed. */
    List<Integer> closes();

    @Override
    void close();

    static EchoServer helidon() {
        List<Integer> closes = new CopyOnWriteArrayList<>();
        WebServer server =
                WebServer.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .addRouting(WsRouting.builder().endpoint("/echo", new HelidonEcho(closes)))
                        .build()
                        .start();
        return new Started(URI.create("http://127.0.0.1:" + server.port()), closes, server::stop);
    }

    static EchoServer jetty() {
        return jetty(new HttpConnectionFactory());
    }

    /** One that also speaks HTTP/2 by prior knowledge, and has WebSockets as its streams. */
    static EchoServer jettyHttp2() {
        HttpConfiguration http = new HttpConfiguration();
        return jetty(new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    }

    private static EchoServer jetty(ConnectionFactory... protocols) {
        List<Integer> closes = new CopyOnWriteArrayList<>();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, protocols);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(
                WebSocketUpgradeHandler.from(
                        server,
                        container -> {
                            container.setMaxTextMessageSize(1 << 20);
                            container.setMaxBinaryMessageSize(1 << 20);
                            container.addMapping(
                                    "/echo",
                                    (request, response, callback) -> new JettyEcho(closes));
                        }));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty must start", e);
        }
        return new Started(
                URI.create("http://127.0.0.1:" + connector.getLocalPort()),
                closes,
                () -> stop(server));
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty must stop", e);
        }
    }

    /** One that runs. */
    record Started(URI uri, List<Integer> closes, Runnable stop) implements EchoServer {
        @Override
        public void close() {
            stop.run();
        }
    }

    /** Helidon's side. */
    record HelidonEcho(List<Integer> closes) implements WsListener {
        @Override
        public void onMessage(WsSession session, String text, boolean last) {
            if (text.equals("bye")) {
                session.close(4001, "as you wish");
            } else {
                if (text.equals("push")) {
                    session.send("pushed", true);
                }
                session.send(text, last);
            }
        }

        @Override
        public void onMessage(WsSession session, BufferData buffer, boolean last) {
            session.send(buffer, last);
        }

        @Override
        public void onClose(WsSession session, int status, String reason) {
            closes.add(status);
        }
    }

    /** Jetty's side; greets with a ping. */
    final class JettyEcho extends Session.Listener.AbstractAutoDemanding {
        private final List<Integer> closes;

        JettyEcho(List<Integer> closes) {
            this.closes = closes;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            super.onWebSocketOpen(session);
            session.sendPing(ByteBuffer.allocate(4), Callback.NOOP);
        }

        @Override
        public void onWebSocketText(String text) {
            Session session = getSession();
            if (text.equals("bye")) {
                session.close(4001, "as you wish", Callback.NOOP);
                return;
            }
            if (text.equals("push")) {
                session.sendText("pushed", Callback.NOOP);
            }
            session.sendText(text, Callback.NOOP);
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            getSession().sendBinary(payload, callback);
        }

        @Override
        public void onWebSocketClose(int status, String reason, Callback callback) {
            closes.add(status);
            callback.succeed();
        }
    }
}
