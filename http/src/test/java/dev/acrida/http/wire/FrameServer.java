package dev.acrida.http.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that sends HTTP/2 frames as a test writes them, however wrong they are. Each connection
 * runs the script on a thread of its own, and then reads until the client closes. Thread-safe.
 */
final class FrameServer implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;
    static final int PADDED = 8;
    static final int PREFACE = 24;

    /** {@code :status: 200}, as an index of the static table. */
    static final byte[] OK = {(byte) 0x88};

    /** What a connection does. */
    interface Script {
        void run(Peer peer) throws IOException;
    }

    /** A frame that the client sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(int type, int flags, int stream, byte[] payload) {
        int number() {
            return ByteBuffer.wrap(payload).getInt();
        }
    }

    private final ServerSocket listener;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Frame> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private FrameServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    static FrameServer running(Script script) {
        try {
            ServerSocket listener = new ServerSocket(0, 16, InetAddress.ofLiteral("127.0.0.1"));
            FrameServer server = new FrameServer(listener, script);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Origin origin() {
        return new Origin(false, "127.0.0.1", listener.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    /** What the client has sent so far, but for the preface. */
    List<Frame> received() {
        return received;
    }

    List<Frame> received(int type) {
        return received.stream().filter(frame -> frame.type == type).toList();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed by the test.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Peer peer = new Peer(socket);
            peer.in.readNBytes(PREFACE);
            script.run(peer);
            while (true) {
                peer.read();
            }
        } catch (IOException e) {
            // The client is gone, or the script has closed: the test looks at its own side.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** The server's side of one connection. */
    final class Peer {
        private final Socket socket;
        private final DataInputStream in;
        private final DataOutputStream out;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = new DataOutputStream(socket.getOutputStream());
        }

        Frame read() throws IOException {
            int lengthAndType = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            Frame frame =
                    new Frame(
                            lengthAndType & 0xff,
                            flags,
                            stream,
                            in.readNBytes(lengthAndType >>> 8));
            received.add(frame);
            return frame;
        }

        /** Reads until a frame of this type came; returns it. */
        Frame await(int type) throws IOException {
            Frame frame = read();
            while (frame.type != type) {
                frame = read();
            }
            return frame;
        }

        /** Says hello, and waits for a request; returns its stream. */
        int hello(int... settings) throws IOException {
            settings(settings);
            return request();
        }

        int request() throws IOException {
            return await(HEADERS).stream;
        }

        /** Codes and values in turn. */
        void settings(int... settings) throws IOException {
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            DataOutputStream numbers = new DataOutputStream(payload);
            for (int i = 0; i < settings.length; i += 2) {
                numbers.writeShort(settings[i]);
                numbers.writeInt(settings[i + 1]);
            }
            send(SETTINGS, 0, 0, payload.toByteArray());
        }

        void ok(int stream, String body) throws IOException {
            send(HEADERS, END_HEADERS, stream, OK);
            send(DATA, END_STREAM, stream, TestUser.bytes(body));
        }

        void send(int type, int flags, int stream, byte... payload) throws IOException {
            claim(payload.length, type, flags, stream);
            out.write(payload);
            out.flush();
        }

        /** The same frame again and again, in one piece. */
        void repeat(int times, int type, byte[] payload) throws IOException {
            ByteBuffer all = ByteBuffer.allocate(times * (9 + payload.length));
            for (int i = 0; i < times; i++) {
                all.putInt((payload.length << 8) | type).put((byte) 0).putInt(0).put(payload);
            }
            out.write(all.array());
            out.flush();
        }

        /** Only the head of a frame, of whatever length. */
        void claim(int length, int type, int flags, int stream) throws IOException {
            out.writeInt((length << 8) | type);
            out.writeByte(flags);
            out.writeInt(stream);
        }

        void raw(String text) throws IOException {
            out.write(TestUser.bytes(text));
            out.flush();
        }

        void numbers(int type, int stream, int... values) throws IOException {
            ByteBuffer payload = ByteBuffer.allocate(4 * values.length);
            for (int value : values) {
                payload.putInt(value);
            }
            send(type, 0, stream, payload.array());
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
