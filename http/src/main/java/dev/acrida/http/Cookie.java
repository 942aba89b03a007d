package dev.acrida.http;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cookie as it is stored (RFC 6265 sections 5.2 and 5.3). Immutable, but for when it was last
 * sent.
 */
final class Cookie {
    /** The expiry of a cookie that lasts for the user's life. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int MAX_CHARS = 4096;

    private final String name;
    private final String value;
    private final CookieScope scope;
    private final long expiresMillis;
    private long lastUse;

    private Cookie(String name, String value, CookieScope scope, long expiresMillis) {
        this.name = name;
        this.value = value;
        this.scope = scope;
        this.expiresMillis = expiresMillis;
    }

    /** A cookie that an author sets: for one host, on all paths, for the user's life. */
    static Cookie of(String name, String value, String host) {
        return new Cookie(name, value, new CookieScope(host, true, "/", false), NEVER);
    }

    /**
     * Parses a {@code Set-Cookie} header.
     *
     * @return nothing if it is to be ignored
     */
    static Optional<Cookie> parse(String header, Target from, long nowMillis) {
        String[] parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        String value = parts[0].substring(equals + 1).strip();
        if (name.isEmpty() || name.length() + value.length() > MAX_CHARS || hasControls(header)) {
            return Optional.empty();
        }
        Attributes attributes = new Attributes();
        for (int i = 1; i < parts.length; i++) {
            int at = parts[i].indexOf('=');
            String key = at < 0 ? parts[i] : parts[i].substring(0, at);
            String text = at < 0 ? "" : parts[i].substring(at + 1);
            attributes.take(key.strip().toLowerCase(Locale.ROOT), text.strip(), nowMillis);
        }
        return CookieScope.of(attributes.domain, attributes.path, attributes.secure, from)
                .map(scope -> new Cookie(name, value, scope, attributes.expiresMillis()));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    CookieScope scope() {
        return scope;
    }

    long lastUse() {
        return lastUse;
    }

    /** Notes that the cookie was the n-th to be stored or sent. */
    void usedAt(long count) {
        lastUse = count;
    }

    /** Whether its time is over. */
    boolean isExpired(long nowMillis) {
        return expiresMillis <= nowMillis;
    }

    /** Whether it takes the place of another one. */
    boolean replaces(Cookie other) {
        return name.equals(other.name)
                && scope.domain().equals(other.scope.domain())
                && scope.path().equals(other.scope.path());
    }

    /** The attributes of a {@code Set-Cookie} header; the last of each kind counts. */
    private static final class Attributes {
        private String domain = "";
        private String path = "";
        private boolean secure;
        private OptionalLong expires = OptionalLong.empty();
        private OptionalLong maxAge = OptionalLong.empty();

        private void take(String name, String value, long nowMillis) {
            switch (name) {
                case "expires" -> {
                    OptionalLong date = CookieDate.parse(value);
                    expires = date.isPresent() ? date : expires;
                }
                case "max-age" -> {
                    OptionalLong end = endOf(value, nowMillis);
                    maxAge = end.isPresent() ? end : maxAge;
                }
                case "domain" -> domain = value.isEmpty() ? domain : value;
                case "path" -> path = value;
                case "secure" -> secure = true;
                default -> {
                    // HttpOnly and SameSite are about scripts and pages, which there are none of.
                }
            }
        }

        private static OptionalLong endOf(String seconds, long nowMillis) {
            boolean negative = seconds.startsWith("-");
            String digits = negative ? seconds.substring(1) : seconds;
            if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return OptionalLong.empty();
            }
            if (digits.length() > 12) {
                return OptionalLong.of(negative ? 0 : NEVER);
            }
            long age = negative ? 0 : Long.parseLong(digits);
            return OptionalLong.of(age == 0 ? 0 : nowMillis + 1000 * age);
        }

        private long expiresMillis() {
            return maxAge.orElse(expires.orElse(NEVER));
        }
    }
}
