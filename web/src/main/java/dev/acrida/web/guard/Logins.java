package dev.acrida.web.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Finds out who is there, as often as {@link Attempts} lets somebody try. Thread-safe. */
final class Logins {
    /** So many passwords are compared at the same time: it is meant to take long. */
    private static final int AT_ONCE = 2;

    private static final long REMEMBERED_NANOS = 300_000_000_000L;
    private static final int MOST_REMEMBERED = 100;

    private final Access access;
    private final Attempts attempts;
    private final LongSupplier ticker;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Until when, by a digest of name and password: scripts send both with each request. */
    private final Map<String, Long> remembered = new LinkedHashMap<>();

    private final String salt = Access.Token.random().text();

    Logins(Access access, LongSupplier ticker) {
        this.access = access;
        this.ticker = ticker;
        this.attempts = new Attempts(ticker);
    }

    /**
     * Checks name and password, or the token in place of the password.
     *
     * @throws Refusal if they are wrong, or were wrong too often
     */
    void check(String remote, String user, String secret) {
        long pause = attempts.pauseSeconds(remote);
        if (pause > 0) {
            throw Refusal.tooOften(pause);
        }
        boolean right =
                switch (access) {
                    case Access.Open _ -> true;
                    case Access.Token token -> SameSite.equal(secret, token.text());
                    case Access.Users users -> match(users.passwords(), user, secret);
                };
        if (!right) {
            attempts.failed(remote);
            throw Refusal.unknown(
                    access instanceof Access.Token
                            ? "the token is wrong: it was printed when the page was started"
                            : "name or password is wrong");
        }
        attempts.succeeded(remote);
    }

    /**
     * Whom a request itself names, without a session.
     *
     * @param authorization the header
     * @return the name, if the request says who it is
     * @throws Refusal if what it says is wrong
     */
    Optional<String> named(String remote, String authorization) {
        String[] words = authorization.strip().split("\\s+", 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        if (words[0].equalsIgnoreCase("Bearer") && access instanceof Access.Token) {
            check(remote, "", words[1]);
            return Optional.of("");
        }
        return words[0].equalsIgnoreCase("Basic") && access instanceof Access.Users
                ? basic(remote, words[1])
                : Optional.empty();
    }

    private Optional<String> basic(String remote, String encoded) {
        String[] parts = decoded(encoded).split(":", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String digest = digest(encoded);
        if (!isRemembered(digest)) {
            check(remote, parts[0], parts[1]);
            remember(digest);
        }
        return Optional.of(parts[0]);
    }

    private boolean match(Passwords passwords, String user, String secret) {
        places.acquireUninterruptibly();
        try {
            return passwords.match(user, secret);
        } finally {
            places.release();
        }
    }

    private synchronized boolean isRemembered(String digest) {
        Long until = remembered.get(digest);
        return until != null && until - ticker.getAsLong() > 0;
    }

    private synchronized void remember(String digest) {
        remembered.put(digest, ticker.getAsLong() + REMEMBERED_NANOS);
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String digest(String text) {
        try {
            byte[] bytes = (salt + text).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
