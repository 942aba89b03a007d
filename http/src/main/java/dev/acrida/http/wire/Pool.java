package dev.acrida.http.wire;

import dev.acrida.HttpSettings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of one user, or of several that share them, by where they go. Thread-safe. */
final class Pool {
    private final Dialer dialer;
    private final HttpSettings settings;
    private final Map<Origin, OriginPool> origins = new ConcurrentHashMap<>(2);

    Pool(Dialer dialer, HttpSettings settings) {
        this.dialer = dialer;
        this.settings = settings;
    }

    HttpSettings settings() {
        return settings;
    }

    OriginPool to(Origin origin) {
        OriginPool known = origins.get(origin);
        return known == null
                ? origins.computeIfAbsent(origin, _ -> new OriginPool(origin, settings, dialer))
                : known;
    }

    /** A new connection that only speaks HTTP/1.1, which no pool knows of. */
    Connection dialHttp1(Origin origin, Attempt attempt) throws WireFailure {
        return dialer.dialHttp1(origin, attempt);
    }

    /** The same, to the server itself: proxies pass on what goes over it. */
    Connection dialTunnel(Origin origin, Attempt attempt) throws WireFailure {
        return dialer.dialTunnel(origin, attempt);
    }

    /** The request as the first stop of the route wants to have it. */
    WireRequest addressed(Origin origin, WireRequest request) {
        return dialer.addressed(origin, settings.version(), request);
    }

    /** The host is looked up anew for the next connection. */
    void forgetAddresses(Origin origin) {
        dialer.forgetAddresses(origin);
    }

    /** A request is sent a second time. */
    void countRetry() {
        dialer.countRetry();
    }

    void closeIdle() {
        origins.values().forEach(OriginPool::closeIdle);
    }

    boolean hasOpen() {
        return origins.values().stream().anyMatch(OriginPool::hasOpen);
    }

    boolean isEmpty() {
        return origins.isEmpty();
    }
}
