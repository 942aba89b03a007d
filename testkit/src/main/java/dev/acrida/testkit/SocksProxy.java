package dev.acrida.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS 5 proxy on a free loopback port, with or without a login. Thread-safe. */
public final class SocksProxy implements AutoCloseable {
    private static final int LOGIN = 2;
    private static final int NONE_FITS = 0xff;
    private static final int NAME = 3;
    private static final int REFUSED = 5;

    private final RelayServer server;
    private final String login;
    private final List<String> targets = new CopyOnWriteArrayList<>();

    private SocksProxy(String login) {
        this.login = login;
        this.server = RelayServer.open(this::serve);
    }

    /** A proxy for anybody. */
    public static SocksProxy open() {
        return new SocksProxy("");
    }

    /** A proxy that wants this name and password. */
    public static SocksProxy open(String user, String password) {
        return new SocksProxy(user + ":" + password);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** What was asked for, as it was written: {@code name localhost} or {@code address ::1}. */
    public List<String> targets() {
        return List.copyOf(targets);
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        if (!greeted(in, out)) {
            return;
        }
        in.readNBytes(3);
        String host = readHost(in);
        int port = in.readUnsignedShort();
        try (Socket origin = new Socket(host, port)) {
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            RelayServer.relay(client, origin);
        } catch (ConnectException e) {
            out.write(new byte[] {5, REFUSED, 0, 1, 0, 0, 0, 0, 0, 0});
        }
    }

    private boolean greeted(DataInputStream in, OutputStream out) throws IOException {
        in.readNBytes(1);
        byte[] offered = in.readNBytes(in.readUnsignedByte());
        if (login.isEmpty()) {
            out.write(new byte[] {5, 0});
            return true;
        }
        if (new String(offered, StandardCharsets.ISO_8859_1).indexOf(LOGIN) < 0) {
            out.write(new byte[] {5, (byte) NONE_FITS});
            return false;
        }
        out.write(new byte[] {5, LOGIN});
        in.readNBytes(1);
        boolean known = login.equals(readText(in) + ":" + readText(in));
        out.write(new byte[] {1, (byte) (known ? 0 : 1)});
        return known;
    }

    private String readHost(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind == NAME) {
            String name = readText(in);
            targets.add("name " + name);
            return name;
        }
        byte[] address = in.readNBytes(kind == 1 ? 4 : 16);
        String host = InetAddress.getByAddress(address).getHostAddress();
        targets.add("address " + host);
        return host;
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }
}
