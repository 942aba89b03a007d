package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Who is let in, and who is not. */
@ExtendWith(Chromium.class)
class LoginTest {
    /** As {@code htpasswd -B} has it, for the password grass-hopper. */
    private static final String USERS =
            "ada:$2y$05$abcdefghijklmnopqrstuuUmkrth6ybE85vIUIzwH0p6wz7oY4pRm\n";

    private static final String TOKEN = "a-token-for-the-tests-of-the-page";

    @TempDir Path folder;

    @Test
    void onlyTheRightPasswordLeadsToThePageAndOutAgain(Browser browser) throws IOException {
        Path users = Files.writeString(folder.resolve("users"), USERS);
        try (var served = ServedTest.start(folder, Shops.LIVELY, "--web-login", users.toString());
                var page = OpenPage.at(browser, served.url())) {
            page.expectFailedRequests();
            assertThat(page.page()).hasURL(Pattern.compile("/login$"));
            page.screenshot("login");
            logIn(page, "cricket");
            assertThat(page.page().locator("#wrong")).not().isEmpty();
            assertThat(page.field("Password")).isFocused();
            logIn(page, "grass-hopper");
            assertThat(page.button("Start")).isVisible();
            page.press("Log out");
            assertThat(page.field("Password")).isVisible();
        }
    }

    @Test
    void theTokenInTheAddressOpensThePageAndIsNotKeptThere(Browser browser) throws IOException {
        try (var served = ServedTest.start(folder, Shops.LIVELY, "--web-token", TOKEN);
                var page = OpenPage.at(browser, served.url() + "?token=" + TOKEN)) {
            assertThat(page.button("Start")).isVisible();
            assertThat(page.page().url()).doesNotContain(TOKEN);
        }
    }

    @Test
    void theTokenCanBeTyped(Browser browser) throws IOException {
        try (var served = ServedTest.start(folder, Shops.LIVELY, "--web-token", TOKEN);
                var page = OpenPage.at(browser, served.url())) {
            page.field("Token").fill(TOKEN);
            page.press("Log in");
            assertThat(page.button("Start")).isVisible();
        }
    }

    private static void logIn(OpenPage page, String password) {
        page.field("User").fill("ada");
        page.field("Password").fill(password);
        page.press("Log in");
    }
}
