package dev.acrida.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ServerSocketFactory;

/** Listens on a free loopback port; each connection is served on a virtual thread of its own. */
final class RelayServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Service service;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private RelayServer(ServerSocket listener, Service service) {
        this.listener = listener;
        this.service = service;
    }

    static RelayServer open(Service service) {
        return open(service, ServerSocketFactory.getDefault());
    }

    /** The same, whose listener is made by this factory. */
    static RelayServer open(Service service, ServerSocketFactory sockets) {
        try {
            var listener = sockets.createServerSocket(0, 1024, InetAddress.ofLiteral("127.0.0.1"));
            var server = new RelayServer(listener, service);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("A proxy cannot listen on loopback", e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections were accepted. */
    int connections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A proxy cannot be closed", e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException("A proxy cannot accept", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            service.serve(socket);
        } catch (IOException e) {
            // A client or a server has left.
        }
    }

    /** Connects to a server and carries bytes until one side ends. */
    static void relay(Socket client, Socket server) throws IOException {
        server.setTcpNoDelay(true);
        Relay.between(ends(client), ends(server));
    }

    private static Relay.Ends ends(Socket socket) throws IOException {
        return new Relay.Ends(socket.getInputStream(), socket.getOutputStream(), socket::close);
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Service {
        /** Serves until the connection is over. */
        void serve(Socket client) throws IOException;
    }
}
