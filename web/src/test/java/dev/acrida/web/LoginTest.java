package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.web.guard.Access;
import dev.acrida.web.guard.Passwords;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Who is let in where not everyone is. */
@Timeout(60)
class LoginTest {
    private static final String PASSWORD = "correct horse";

    @TempDir Path folder;

    private PageSettings withUsers() throws IOException {
        Path file = folder.resolve("users");
        Files.writeString(file, "# testers\nanna:" + Passwords.hash(PASSWORD) + "\n");
        return PageSettings.onLoopback(0).withAccess(new Access.Users(Passwords.read(file)));
    }

    @Test
    void withoutALoginThereIsNothingToSee() throws IOException {
        try (ServedPage page = ServedPage.open(withUsers())) {
            assertThat(page.get("api/state").statusCode()).isEqualTo(401);
            assertThat(page.get("stats/requests").statusCode()).isEqualTo(401);
            assertThat(page.form("swarm", "user_count=1&spawn_rate=1").statusCode()).isEqualTo(401);
            assertThat(page.get("").statusCode()).isEqualTo(303);
            assertThat(page.get("").headers().firstValue("Location")).hasValue("/login");
        }
    }

    @Test
    void aLoginBeginsASessionThatALogoutEnds() throws IOException {
        try (ServedPage page = ServedPage.open(withUsers())) {
            var login = login(page, "anna", PASSWORD);
            assertThat(login.statusCode()).isEqualTo(204);
            String set = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/");
            String cookie = set.substring(0, set.indexOf(';'));
            var seen = page.get("api/page", "Cookie", cookie);
            assertThat(seen.body()).contains("\"user\":\"anna\"");
            String csrf = seen.body().replaceFirst("(?s).*\"csrf\":\"([^\"]+)\".*", "$1");
            assertThat(page.post("api/reset", "", "Cookie", cookie).statusCode())
                    .as("the cookie alone changes nothing")
                    .isEqualTo(403);
            assertThat(
                            page.post("api/reset", "", "Cookie", cookie, "X-Acrida-Csrf", csrf)
                                    .statusCode())
                    .isEqualTo(202);
            page.post("api/logout", "", "Cookie", cookie, "X-Acrida-Csrf", csrf);
            assertThat(page.get("api/page", "Cookie", cookie).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aScriptNamesItselfWithEachRequest() throws IOException {
        try (ServedPage page = ServedPage.open(withUsers())) {
            String right = basic("anna:" + PASSWORD);
            assertThat(page.get("stats/requests", "Authorization", right).statusCode())
                    .isEqualTo(200);
            assertThat(page.post("api/reset", "", "Authorization", right).statusCode())
                    .isEqualTo(202);
            String wrong = basic("anna:wrong");
            assertThat(page.get("stats/requests", "Authorization", wrong).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void nobodyTriesPasswordsForLong() throws IOException {
        try (ServedPage page = ServedPage.open(withUsers())) {
            for (int i = 0; i < 5; i++) {
                assertThat(login(page, "anna", "wrong" + i).statusCode()).isEqualTo(401);
            }
            var sixth = login(page, "anna", PASSWORD);
            assertThat(sixth.statusCode()).isEqualTo(429);
            assertThat(sixth.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        }
    }

    @Test
    void anUnknownNameIsRefusedInTheSameWords() throws IOException {
        try (ServedPage page = ServedPage.open(withUsers())) {
            assertThat(login(page, "nobody", PASSWORD).body())
                    .isEqualTo(login(page, "anna", "wrong").body());
        }
    }

    @Test
    void anotherSiteCannotLogIn() throws IOException {
        try (ServedPage page = ServedPage.open(withUsers())) {
            var login =
                    page.post(
                            "api/login",
                            "{\"user\":\"anna\",\"password\":\"" + PASSWORD + "\"}",
                            "Origin",
                            "http://evil.example");
            assertThat(login.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theLinkWithTheTokenBeginsASession() {
        Access.Token token = Access.Token.random();
        try (ServedPage page = ServedPage.open(PageSettings.onLoopback(0).withAccess(token))) {
            assertThat(page.server.addressWithToken()).endsWith("/?token=" + token.text());
            var entered = page.get("?token=" + token.text());
            assertThat(entered.statusCode()).isEqualTo(200);
            assertThat(entered.body())
                    .contains("http-equiv=\"refresh\"")
                    .doesNotContain(token.text());
            String set = entered.headers().firstValue("Set-Cookie").orElseThrow();
            String cookie = set.substring(0, set.indexOf(';'));
            assertThat(page.get("api/state", "Cookie", cookie).statusCode()).isEqualTo(200);
            assertThat(page.get("?token=wrong").statusCode()).isEqualTo(401);
            assertThat(
                            page.get("api/state", "Authorization", "Bearer " + token.text())
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(page.get("api/state", "Authorization", "Bearer wrong").statusCode())
                    .isEqualTo(401);
        }
    }

    private static HttpResponse<String> login(ServedPage page, String user, String password) {
        return page.post(
                "api/login", "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password));
    }

    private static String basic(String credentials) {
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
