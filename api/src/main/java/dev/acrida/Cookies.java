package dev.acrida;

import java.util.Optional;

/** The cookies of one user (RFC 6265). Confined to its thread. */
public interface Cookies {
    /** The value of the cookie with this name that would be sent to the user's host, if any. */
    Optional<String> get(String name);

    /** Sets a cookie for the user's host, on all paths, until the user ends. */
    void set(String name, String value);

    /** Forgets all cookies. */
    void clear();
}
