package dev.acrida.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The URLs below one host, parsed once. Thread-safe.
 *
 * <p>Remembers a bounded number of them and then starts anew: tests with endless URLs parse each,
 * and hot URLs are back at once.
 */
final class Site {
    private static final int LIMIT = 1024;

    private final String host;
    private final ConcurrentMap<String, Target> targets = new ConcurrentHashMap<>();

    /** Creates the site of a host, or with an empty one the site of absolute URLs. */
    Site(String host) {
        this.host = host;
    }

    /**
     * Finds or parses a URL.
     *
     * @throws IllegalArgumentException if what comes out is no HTTP URL
     */
    Target target(String url) {
        Target known = targets.get(url);
        return known == null ? parse(url) : known;
    }

    private Target parse(String url) {
        Target target = Target.parse(host.isEmpty() ? url : absolute(url));
        if (targets.size() >= LIMIT) {
            targets.clear();
        }
        targets.put(url, target);
        return target;
    }

    /**
     * Appends a path to the host, as Locust does, but without a doubled slash, and with one where
     * the path would otherwise change the host's name.
     */
    private String absolute(String path) {
        refuseOtherSchemes(path);
        boolean slashStarts = path.startsWith("/");
        if (host.endsWith("/")) {
            return slashStarts ? host + path.substring(1) : host + path;
        }
        boolean bareHost = host.indexOf('/', host.indexOf("://") + 3) < 0;
        boolean separate = slashStarts || path.isEmpty() || path.startsWith("?");
        return bareHost && !separate ? host + "/" + path : host + path;
    }

    private static void refuseOtherSchemes(String path) {
        int colon = path.indexOf("://");
        boolean scheme =
                colon > 0 && path.chars().limit(colon).allMatch(Character::isLetterOrDigit);
        if (scheme) {
            throw new IllegalArgumentException(
                    "URL must start with http://, https:// or be a path, was \"" + path + "\"");
        }
    }
}
