package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** What is typed wrong is said beside the field, and starts nothing. */
@ExtendWith(Chromium.class)
class WrongInputTest {
    @TempDir Path folder;

    @Test
    void wrongFieldsSayWhyAndTakeTheFocus(Browser browser) throws IOException {
        try (var served = ServedTest.start(folder, Shops.LIVELY);
                var page = OpenPage.at(browser, served.url())) {
            page.field("Users").fill("many");
            page.field("Run time").fill("soon");
            page.press("Start");
            assertThat(page.page().getByText("Must be a whole number from 1, was “many”"))
                    .isVisible();
            assertThat(page.page().getByText("Write it like 20s, 3m or 1h30m, was “soon”"))
                    .isVisible();
            assertThat(page.field("Users")).isFocused();
            page.screenshot("wrong-input");
            page.field("Users").fill("5");
            assertThat(page.page().getByText("was “many”")).isHidden();
        }
    }

    @Test
    void whatOnlyTheServerCanSeeIsSaidBesideItsField(Browser browser) throws IOException {
        try (var served = ServedTest.start(folder, Shops.LIVELY);
                var page = OpenPage.at(browser, served.url())) {
            page.expectFailedRequests();
            page.field("Host").fill("nonsense://");
            page.press("Start");
            assertThat(page.field("Host")).hasAttribute("aria-invalid", "true");
            assertThat(page.page().locator(".wrong")).containsText("nonsense://");
        }
    }
}
