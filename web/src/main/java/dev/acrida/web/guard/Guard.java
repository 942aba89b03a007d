package dev.acrida.web.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Lets requests in, or not. Thread-safe. */
public final class Guard {
    private final Access access;
    private final HostNames names;
    private final Sessions sessions;
    private final Logins logins;
    private final String cookie;

    /** Of whoever needs no session. */
    private final String csrf = Access.Token.random().text();

    private Guard(Access access, HostNames names, String cookie, LongSupplier ticker) {
        this.access = access;
        this.names = names;
        this.cookie = cookie;
        this.sessions = new Sessions(ticker);
        this.logins = new Logins(access, ticker);
    }

    /**
     * One for this kind of access.
     *
     * @param host on which the server listens
     * @param names by which it may be called beside
     * @param port tells its cookie from that of another on the same machine
     */
    public static Guard of(Access access, String host, List<String> names, int port) {
        List<String> all = new ArrayList<>(names);
        all.add(host);
        localName().ifPresent(all::add);
        return new Guard(access, new HostNames(all), "acrida-" + port, System::nanoTime);
    }

    /** Who may see the page. */
    public Access access() {
        return access;
    }

    /** The name of the cookie that holds a session's id. */
    public String cookie() {
        return cookie;
    }

    /**
     * Checks by which name the server is called.
     *
     * @throws Refusal if it is not its own
     */
    public void checkHost(Call call) {
        names.check(call.first("host").orElse(""));
    }

    /**
     * Finds out who is there, and whether that is whom it seems to be.
     *
     * @throws Refusal if nobody is who may come in
     */
    public Caller admit(Call call) {
        Optional<Caller> bySession = session(call);
        Caller caller =
                bySession
                        .or(() -> withoutSession(call))
                        .orElseThrow(
                                () -> Refusal.unknown("log in first, or name yourself: see docs"));
        if (call.changes()) {
            SameSite.check(call, caller, bySession.isPresent());
        }
        return caller;
    }

    /** Whether the request is of somebody who may come in. */
    public boolean knows(Call call) {
        return access instanceof Access.Open || session(call).isPresent();
    }

    /**
     * Begins a session.
     *
     * @return its id, for the cookie
     * @throws Refusal if the secret is wrong, or the request is from another site
     */
    public String login(Call call, String user, String secret) {
        if (call.changes()) {
            SameSite.checkSource(call);
        }
        logins.check(call.remote(), user, secret);
        return sessions.begin(user);
    }

    /** Ends the session of a request. */
    public void logout(Call call) {
        id(call).ifPresent(sessions::end);
    }

    private Optional<Caller> session(Call call) {
        if (access instanceof Access.Open) {
            return Optional.empty();
        }
        return id(call).flatMap(sessions::find).map(s -> new Caller(s.user(), s.csrf()));
    }

    private Optional<Caller> withoutSession(Call call) {
        if (access instanceof Access.Open) {
            return Optional.of(new Caller("", csrf));
        }
        return call.first("authorization")
                .flatMap(text -> logins.named(call.remote(), text))
                .map(user -> new Caller(user, csrf));
    }

    private Optional<String> id(Call call) {
        String wanted = cookie + "=";
        for (String pair : call.first("cookie").orElse("").split(";")) {
            if (pair.strip().startsWith(wanted)) {
                return Optional.of(pair.strip().substring(wanted.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> localName() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
