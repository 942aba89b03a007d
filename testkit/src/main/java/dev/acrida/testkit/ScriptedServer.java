package dev.acrida.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on a free loopback port that sends what a test writes, byte by byte, however wrong it
 * is. The first connection runs the first script, and so on; further ones run the last. Each
 * connection has its own virtual thread. Thread-safe.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Optional<ServerTls> tls;
    private final List<Script> scripts;
    private final List<ScriptedConnection> connections = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket listener, Optional<ServerTls> tls, List<Script> scripts) {
        if (scripts.isEmpty()) {
            throw new IllegalArgumentException(
                    "ScriptedServer: there must be at least one script, for example Script.ok()");
        }
        this.listener = listener;
        this.tls = tls;
        this.scripts = scripts;
    }

    /** Starts a server; it listens when this returns. */
    public static ScriptedServer answering(Script... scripts) {
        return open(HOST, Optional.empty(), List.of(scripts));
    }

    /** Starts a server that speaks TLS with the {@link TestCertificate}. */
    public static ScriptedServer answeringOverTls(Script... scripts) {
        return answeringOverTls(ServerTls.of(TestCertificate.serverContext()), scripts);
    }

    /** Starts a server that speaks TLS in this way. */
    public static ScriptedServer answeringOverTls(ServerTls tls, Script... scripts) {
        return open(HOST, Optional.of(tls), List.of(scripts));
    }

    /** Starts a server at another address of this machine, for example {@code ::1}. */
    public static ScriptedServer answeringAt(String address, Script... scripts) {
        return open(address, Optional.empty(), List.of(scripts));
    }

    private static ScriptedServer open(
            String address, Optional<ServerTls> tls, List<Script> scripts) {
        try {
            var listener = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral(address));
            var server = new ScriptedServer(listener, tls, scripts);
            Thread.ofVirtual().name("scripted-server").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("ScriptedServer cannot listen on loopback", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Its address without a path, such as {@code http://127.0.0.1:41234}. */
    public URI uri() {
        String address = listener.getInetAddress().getHostAddress();
        String host = address.indexOf(':') < 0 ? address : "[" + address + "]";
        return URI.create((tls.isPresent() ? "https" : "http") + "://" + host + ":" + port());
    }

    /** How many connections were accepted. */
    public int connections() {
        return connections.size();
    }

    /** The requests read on one connection so far, in order; connections count from 0. */
    public List<ReceivedRequest> requests(int connection) {
        return connections.get(connection).requests();
    }

    /** Where the clients of the connections came from, in the order they were accepted. */
    public List<InetAddress> clients() {
        return connections.stream().map(ScriptedConnection::client).toList();
    }

    /** All requests read so far, by connection. */
    public List<ReceivedRequest> requests() {
        return connections.stream().flatMap(each -> each.requests().stream()).toList();
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("ScriptedServer cannot stop listening", e);
        }
        connections.forEach(ScriptedConnection::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException("ScriptedServer cannot accept", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        Script script = scripts.get(Math.min(connections.size(), scripts.size() - 1));
        var connection = new ScriptedConnection(socket, tls, script);
        connections.add(connection);
        if (listener.isClosed()) {
            connection.close();
        }
        Thread.ofVirtual().name("scripted-connection-", connections.size()).start(connection);
    }
}
