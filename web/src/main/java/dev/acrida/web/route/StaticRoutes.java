package dev.acrida.web.route;

import io.helidon.webserver.http.HttpRules;

import java.util.Optional;

/** The files of the page. They hold nothing of the run, and are for everyone. */
final class StaticRoutes {
    private final Door door;
    private final Pages pages;

    StaticRoutes(Door door, Pages pages) {
        this.door = door;
        this.pages = pages;
    }

    void addTo(HttpRules rules) {
        rules.get(
                "/page/{+path}",
                door.open(v -> send(v, pages.page(v.pathParameter("path")), "no-cache")));
        rules.get(
                "/webjars/{+path}",
                door.open(
                        v ->
                                send(
                                        v,
                                        pages.webjar(v.pathParameter("path")),
                                        "public, max-age=31536000, immutable")));
    }

    /** Sends a file, or only that it has not changed. */
    static void send(Visit visit, Optional<Pages.Page> found, String caching) {
        Pages.Page page = found.orElseThrow(() -> Problem.of(404, "the page has no such file"));
        visit.header("Cache-Control", caching);
        visit.header("ETag", page.tag());
        if (page.type().startsWith("text/html")) {
            visit.header("Content-Security-Policy", page.contentSecurityPolicy());
        }
        if (visit.header("If-None-Match").filter(page.tag()::equals).isPresent()) {
            visit.send(304, page.type(), new byte[0]);
        } else {
            visit.send(200, page.type(), page.bytes());
        }
    }
}
