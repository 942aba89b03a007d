package dev.acrida.http;

import dev.acrida.Cookies;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The cookies of one user (RFC 6265). Thread-safe, for the branches of the user. At most 180
 * cookies for a domain and 3000 in all are kept; beyond that the expired go first, then those that
 * were not used for longest.
 */
final class CookieJar implements Cookies {
    private static final int MAX_PER_DOMAIN = 180;
    private static final int MAX = 3000;

    private final Supplier<Target> home;
    private final InstantSource clock;
    private final List<Cookie> cookies = new ArrayList<>(0);
    private long uses;

    /**
     * Creates an empty jar.
     *
     * @param home the user's host
     */
    CookieJar(Supplier<Target> home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /** Whether there are no cookies at all; asked without the lock, before each request. */
    boolean isEmpty() {
        return cookies.isEmpty();
    }

    /** The {@code Cookie} header of a request, or empty; longer paths first, then older cookies. */
    synchronized String header(Target to) {
        StringBuilder line = new StringBuilder();
        long now = clock.millis();
        for (Cookie cookie : cookies) {
            if (isSent(cookie, to, now) && cookie.scope().matchesPath(to.pathAndQuery())) {
                cookie.usedAt(++uses);
                line.append(line.isEmpty() ? "" : "; ");
                line.append(cookie.name()).append('=').append(cookie.value());
            }
        }
        return line.toString();
    }

    private static boolean isSent(Cookie cookie, Target to, long now) {
        return cookie.scope().matches(to.origin().host(), to.origin().tls())
                && !cookie.isExpired(now);
    }

    /** Keeps what {@code Set-Cookie} headers set, and forgets what they let expire. */
    synchronized void keep(Target from, List<String> headers) {
        long now = clock.millis();
        headers.forEach(
                header -> Cookie.parse(header, from, now).ifPresent(cookie -> store(cookie, now)));
    }

    private void store(Cookie cookie, long now) {
        cookie.usedAt(++uses);
        int old = indexOf(cookie::replaces);
        if (old >= 0 && !cookie.isExpired(now)) {
            cookies.set(old, cookie);
        } else if (old >= 0) {
            cookies.remove(old);
        } else if (!cookie.isExpired(now)) {
            int pathLength = cookie.scope().path().length();
            int after = indexOf(other -> other.scope().path().length() < pathLength);
            cookies.add(after < 0 ? cookies.size() : after, cookie);
            evict(cookie.scope().domain(), now);
        }
    }

    private int indexOf(Predicate<Cookie> wanted) {
        for (int i = 0; i < cookies.size(); i++) {
            if (wanted.test(cookies.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private void evict(String domain, long now) {
        Predicate<Cookie> sameDomain = cookie -> cookie.scope().domain().equals(domain);
        if (cookies.size() <= MAX_PER_DOMAIN) {
            return;
        }
        if (cookies.stream().filter(sameDomain).count() > MAX_PER_DOMAIN) {
            removeLeastUsed(sameDomain, now);
        } else if (cookies.size() > MAX) {
            removeLeastUsed(cookie -> true, now);
        }
    }

    private void removeLeastUsed(Predicate<Cookie> among, long now) {
        if (!cookies.removeIf(cookie -> cookie.isExpired(now))) {
            cookies.stream()
                    .filter(among)
                    .min(Comparator.comparingLong(Cookie::lastUse))
                    .ifPresent(cookies::remove);
        }
    }

    @Override
    public synchronized Optional<String> get(String name) {
        Target to = home.get();
        long now = clock.millis();
        return cookies.stream()
                .filter(cookie -> cookie.name().equals(name) && isSent(cookie, to, now))
                .findFirst()
                .map(Cookie::value);
    }

    @Override
    public synchronized void set(String name, String value) {
        HeaderText.checkToken("name of a cookie", name);
        HeaderText.check("Cookie", value);
        if (value.indexOf(';') >= 0) {
            throw new IllegalArgumentException(
                    "value of cookie " + name + " must hold no semicolon; encode it");
        }
        store(Cookie.of(name, value, home.get().origin().host()), clock.millis());
    }

    @Override
    public synchronized void clear() {
        cookies.clear();
    }
}
