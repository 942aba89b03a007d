package dev.acrida.http.wire;

import dev.acrida.Route;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Asks a SOCKS 5 proxy for a connection (RFC 1928), with a name and password (RFC 1929). */
final class Socks5 {
    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int LOGIN = 2;
    private static final int LOGIN_VERSION = 1;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int LONGEST_NAME = 255;

    private final Prelude prelude;
    private final Route.Socks5 proxy;

    Socks5(Prelude prelude, Route.Socks5 proxy) {
        this.prelude = prelude;
        this.proxy = proxy;
    }

    void open(Origin origin, Dns dns, Attempt attempt) throws IOException, WireFailure {
        greet();
        var request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {VERSION, CONNECT, 0});
        if (proxy.resolvesNames() && !isLiteral(origin.host())) {
            request.write(NAME);
            writeText(origin.host(), request);
        } else {
            InetAddress address = dns.resolve(origin.host(), attempt)[0];
            request.write(address.getAddress().length == 4 ? IPV4 : IPV6);
            request.writeBytes(address.getAddress());
        }
        request.write(origin.port() >> 8);
        request.write(origin.port());
        prelude.write(request.toByteArray());
        readReply();
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0
                || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private void greet() throws IOException, WireFailure {
        boolean named = !proxy.login().user().isEmpty();
        prelude.write(
                named
                        ? new byte[] {VERSION, 2, NO_LOGIN, LOGIN}
                        : new byte[] {VERSION, 1, NO_LOGIN});
        byte[] choice = prelude.read(2);
        if (choice[0] != VERSION) {
            throw prelude.refusal("it does not speak SOCKS 5");
        }
        switch (choice[1]) {
            case NO_LOGIN -> {}
            case LOGIN -> logIn();
            default ->
                    throw prelude.refusal(
                            "it wants a name and password (socks5://user:password@...)");
        }
    }

    private void logIn() throws IOException, WireFailure {
        var login = new ByteArrayOutputStream();
        login.write(LOGIN_VERSION);
        writeText(proxy.login().user(), login);
        writeText(proxy.login().password(), login);
        prelude.write(login.toByteArray());
        if (prelude.read(2)[1] != 0) {
            throw prelude.refusal("it does not accept the name and password");
        }
    }

    private void writeText(String text, ByteArrayOutputStream to) throws WireFailure {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw prelude.refusal("SOCKS 5 takes names of 255 bytes at most");
        }
        to.write(bytes.length);
        to.writeBytes(bytes);
    }

    private void readReply() throws IOException, WireFailure {
        byte[] reply = prelude.read(4);
        if (reply[1] != 0) {
            throw prelude.refusal(reason(reply[1]));
        }
        int address =
                switch (reply[3]) {
                    case IPV4 -> 4;
                    case IPV6 -> 16;
                    default -> prelude.read(1)[0] & 0xff;
                };
        prelude.read(address + 2);
    }

    private static String reason(int code) {
        return switch (code) {
            case 2 -> "its rules do not allow that";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "it took too long";
            case 7, 8 -> "it cannot do that";
            default -> "SOCKS error " + code;
        };
    }
}
