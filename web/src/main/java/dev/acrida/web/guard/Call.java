package dev.acrida.web.guard;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the guard needs to know of a request. Immutable.
 *
 * @param changes whether it would change something
 * @param remote the caller's address
 * @param header the first value of a header, by its name in lower case
 */
public record Call(boolean changes, String remote, Function<String, Optional<String>> header) {
    /** The first value of a header. */
    Optional<String> first(String name) {
        return header.apply(name);
    }

    /**
     * Whether a browser sent it: every browser names its origin with whatever is no plain GET, and
     * other programs have no reason to.
     */
    boolean isFromBrowser() {
        return first("origin")
                .or(() -> first("sec-fetch-site"))
                .or(() -> first("referer"))
                .isPresent();
    }
}
