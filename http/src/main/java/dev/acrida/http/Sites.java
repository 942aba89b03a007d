package dev.acrida.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The URLs that the users of one run send requests to. Thread-safe. */
final class Sites {
    private final ConcurrentMap<String, Site> sites = new ConcurrentHashMap<>();
    private final Site elsewhere = new Site("");

    /** The URLs below a host. */
    Site of(String host) {
        return sites.computeIfAbsent(host, Site::new);
    }

    /** Absolute URLs. */
    Site elsewhere() {
        return elsewhere;
    }
}
