package dev.acrida.web.guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/** Keeps pages of other sites from making a browser change something here (CSRF). */
final class SameSite {
    static final String TOKEN = "x-acrida-csrf";

    private SameSite() {}

    /**
     * Checks a request that would change something. A browser says where the page is from that made
     * it send the request, and must name the token besides, which pages of other origins cannot
     * read. What no browser sent cannot be a browser that somebody else uses.
     *
     * @param bySession whether a cookie alone says who sent it
     * @throws Refusal if another site may be behind it
     */
    static void check(Call call, Caller caller, boolean bySession) {
        call.first("sec-fetch-site").ifPresentOrElse(SameSite::checkSite, () -> checkOrigin(call));
        if (!call.isFromBrowser() && !bySession) {
            return;
        }
        String token = call.first(TOKEN).orElse("");
        if (!equal(token, caller.csrf())) {
            throw Refusal.forbidden(
                    "the header X-Acrida-Csrf must be the csrf of api/page: load the page anew");
        }
    }

    /** Only where a request came from: for logins, before which there is no token. */
    static void checkSource(Call call) {
        call.first("sec-fetch-site").ifPresentOrElse(SameSite::checkSite, () -> checkOrigin(call));
    }

    static boolean equal(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static void checkSite(String site) {
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw foreign();
        }
    }

    private static void checkOrigin(Call call) {
        Optional<String> source = call.first("origin").or(() -> call.first("referer"));
        String host = call.first("host").orElse("").toLowerCase(Locale.ROOT);
        if (source.isPresent()
                && source.flatMap(SameSite::authority).filter(host::equals).isEmpty()) {
            throw foreign();
        }
    }

    private static Optional<String> authority(String url) {
        try {
            return Optional.ofNullable(new URI(url).getAuthority())
                    .map(text -> text.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Refusal foreign() {
        return Refusal.forbidden("a page of another site must not change anything here");
    }
}
