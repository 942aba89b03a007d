package dev.acrida.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network that can be cut: carries every connection to a port, until it is told not to. */
final class Hurdle implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    private Hurdle(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    static Hurdle before(int target) throws IOException {
        var hurdle =
                new Hurdle(new ServerSocket(0, 64, InetAddress.ofLiteral("127.0.0.1")), target);
        Thread.ofVirtual().start(hurdle::accept);
        return hurdle;
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    /** Ends every connection and refuses new ones. */
    void cut() {
        cut = true;
        open.forEach(Hurdle::end);
        open.clear();
    }

    void heal() {
        cut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (cut) {
                    end(client);
                } else {
                    carry(client, new Socket(InetAddress.ofLiteral("127.0.0.1"), target));
                }
            } catch (IOException e) {
                // Closed, or the server is gone.
            }
        }
    }

    private void carry(Socket client, Socket server) {
        open.addAll(List.of(client, server));
        Thread.ofVirtual().start(() -> pour(client, server));
        Thread.ofVirtual().start(() -> pour(server, client));
    }

    private static void pour(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side has left, and so does the other.
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
