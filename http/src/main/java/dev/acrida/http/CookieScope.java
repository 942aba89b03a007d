package dev.acrida.http;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a cookie is sent to. Immutable.
 *
 * @param domain in lower case, without a dot in front
 * @param hostOnly whether subdomains are left out
 * @param path the beginning of all paths that it is sent to
 * @param secure whether it is sent over TLS only
 */
record CookieScope(String domain, boolean hostOnly, String path, boolean secure) {
    /**
     * The scope that a server asks for.
     *
     * @param domain the attribute, or empty
     * @param path the attribute, or empty
     * @return nothing if the server may not set cookies for that domain
     */
    static Optional<CookieScope> of(String domain, String path, boolean secure, Target from) {
        String host = from.origin().host();
        String asked = domain.startsWith(".") ? domain.substring(1) : domain;
        String wanted = asked.toLowerCase(Locale.ROOT);
        String scope = path.startsWith("/") ? path : defaultPath(from.path());
        if (wanted.isEmpty() || wanted.equals(host)) {
            return Optional.of(new CookieScope(host, isHostOnly(wanted, host), scope, secure));
        }
        // A domain of one label, such as "com", belongs to nobody.
        return wanted.indexOf('.') > 0 && isBelow(host, wanted)
                ? Optional.of(new CookieScope(wanted, false, scope, secure))
                : Optional.empty();
    }

    private static boolean isHostOnly(String wanted, String host) {
        return wanted.isEmpty() || host.indexOf('.') < 0 || isAddress(host);
    }

    private static String defaultPath(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** Whether the cookie is sent to this host, over this kind of connection. */
    boolean matches(String host, boolean tls) {
        boolean there = host.equals(domain) || (!hostOnly && isBelow(host, domain));
        return there && (tls || !secure);
    }

    private static boolean isBelow(String host, String domain) {
        return host.length() > domain.length()
                && host.endsWith(domain)
                && host.charAt(host.length() - domain.length() - 1) == '.'
                && !isAddress(host);
    }

    private static boolean isAddress(String host) {
        boolean ip6 = host.indexOf(':') >= 0;
        return ip6 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** Whether the cookie is sent to a path, given with or without its query. */
    boolean matchesPath(String pathAndQuery) {
        if (!pathAndQuery.startsWith(path)) {
            return false;
        }
        if (path.endsWith("/") || pathAndQuery.length() == path.length()) {
            return true;
        }
        char next = pathAndQuery.charAt(path.length());
        return next == '/' || next == '?';
    }
}
