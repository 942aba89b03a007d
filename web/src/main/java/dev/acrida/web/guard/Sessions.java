package dev.acrida.web.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who has logged in. A session ends twelve hours after it was used last, and with the process.
 * Thread-safe.
 */
final class Sessions {
    private static final long LONGEST_IDLE_NANOS = 12L * 60 * 60 * 1_000_000_000;
    private static final int MOST = 1000;

    private final LongSupplier ticker;

    /** The one that was used longest ago first. */
    private final Map<String, Used> byId = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Begins a session for this user; returns its secret id. */
    synchronized String begin(String user) {
        String id = Access.Token.random().text();
        byId.put(id, new Used(new Session(user, Access.Token.random().text()), now()));
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
        return id;
    }

    /** The session of this id, if it has not ended. */
    synchronized Optional<Session> find(String id) {
        Used found = byId.get(id);
        if (found == null) {
            return Optional.empty();
        }
        if (now() - found.nanos() > LONGEST_IDLE_NANOS) {
            byId.remove(id);
            return Optional.empty();
        }
        byId.put(id, new Used(found.session(), now()));
        return Optional.of(found.session());
    }

    synchronized void end(String id) {
        byId.remove(id);
    }

    private long now() {
        return ticker.getAsLong();
    }

    /**
     * A session.
     *
     * @param user who logged in; empty for whoever knows the token
     * @param csrf what its requests must name to change something
     */
    record Session(String user, String csrf) {}

    private record Used(Session session, long nanos) {}
}
