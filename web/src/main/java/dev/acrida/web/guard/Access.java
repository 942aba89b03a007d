package dev.acrida.web.guard;

import java.security.SecureRandom;
import java.util.Base64;

/** Who may see the page. Immutable. */
public sealed interface Access {
    /** Everyone who can reach it: for the loopback address only. */
    Access OPEN = new Open();

    /** Everyone. */
    record Open() implements Access {}

    /**
     * Everyone who knows a text.
     *
     * @param text by default random
     */
    record Token(String text) implements Access {
        private static final int BYTES = 24;

        /** A new one that nobody can guess. */
        public static Token random() {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }

        /** Without the text. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    /**
     * Everyone with a name and a password.
     *
     * @param passwords of all users
     */
    record Users(Passwords passwords) implements Access {}
}
