package dev.acrida.web.route;

import dev.acrida.web.guard.Access;
import dev.acrida.web.guard.Guard;

import io.helidon.webserver.http.HttpRules;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page itself, and the way to it: login, logout, the link with the token. */
final class LoginRoutes {
    private final Door door;
    private final Guard guard;
    private final Pages pages;
    private final String base;
    private final boolean secure;

    LoginRoutes(Door door, Guard guard, Pages pages, String base, boolean secure) {
        this.door = door;
        this.guard = guard;
        this.pages = pages;
        this.base = base;
        this.secure = secure;
    }

    void addTo(HttpRules rules) {
        rules.get("/", door.open(this::page))
                .get("/login", door.open(this::loginPage))
                .post("/api/login", door.open(this::login))
                .post("/api/logout", door.changing(this::logout));
    }

    private void page(Visit visit) {
        Optional<String> token = visit.query("token");
        if (token.isPresent() && guard.access() instanceof Access.Token) {
            begin(visit, "", token.get());
            goOn(visit);
        } else if (guard.knows(visit.call(false))) {
            StaticRoutes.send(visit, pages.page("index.html"), "no-cache");
        } else {
            redirect(visit, base + "login");
        }
    }

    private void loginPage(Visit visit) {
        if (guard.access() instanceof Access.Open) {
            redirect(visit, base);
            return;
        }
        Pages.Page page =
                pages.page("login.html").orElseThrow(() -> Problem.of(404, "no login page"));
        String kind = guard.access() instanceof Access.Token ? "token" : "password";
        String html = new String(page.bytes(), StandardCharsets.UTF_8).replace("{{login}}", kind);
        visit.header("Content-Security-Policy", page.contentSecurityPolicy());
        visit.send(200, page.type(), html.getBytes(StandardCharsets.UTF_8));
    }

    private void login(Visit visit) throws Exception {
        JsonBody body = JsonBody.of(visit);
        String user = body.text("user").orElse("");
        String secret = body.text("password").or(() -> body.text("token")).orElse("");
        begin(visit, user, secret);
        visit.nothing();
    }

    private void begin(Visit visit, String user, String secret) {
        boolean changes = visit.method().equals("POST");
        cookie(visit, guard.login(visit.call(changes), user, secret), "");
    }

    private void logout(Visit visit) {
        guard.logout(visit.call(true));
        cookie(visit, "", "; Max-Age=0");
        visit.nothing();
    }

    private void cookie(Visit visit, String value, String more) {
        visit.header(
                "Set-Cookie",
                "%s=%s; Path=%s; HttpOnly; SameSite=Strict%s%s"
                        .formatted(guard.cookie(), value, base, secure ? "; Secure" : "", more));
    }

    /**
     * A redirect would still be the other page's request, to which the strict cookie does not
     * belong; what this page asks for next is its own.
     */
    private void goOn(Visit visit) {
        visit.header("Content-Security-Policy", "default-src 'none'");
        visit.send(
                200,
                "text/html; charset=utf-8",
                ("<!doctype html><meta charset=\"utf-8\"><title>Acrida</title>"
                                + "<meta http-equiv=\"refresh\" content=\"0;url="
                                + base
                                + "\">")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void redirect(Visit visit, String target) {
        visit.header("Location", target);
        visit.send(303, "text/plain; charset=utf-8", new byte[0]);
    }
}
