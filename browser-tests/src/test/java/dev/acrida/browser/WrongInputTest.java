package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is typed wrong is said beside the field, and starts nothing. */
@ExtendWith({Chromium.class, Lively.class})
class WrongInputTest {
    @Test
    void wrongFieldsSayWhyAndTakeTheFocus(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
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
    void wrongSettingsOfAClassAreSaidThere(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.press("Settings of Critic");
            page.field("Weight").fill("heavy");
            page.field("product × 20").uncheck();
            page.field("stumble").uncheck();
            page.press("Start");
            assertThat(page.page().getByText("Must be a number from 0, was “heavy”")).isVisible();
            assertThat(page.page().getByText("Choose at least one task")).isVisible();
        }
    }

    @Test
    void whatOnlyTheServerCanSeeIsSaidBesideItsField(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.expectFailedRequests();
            page.form();
            page.field("Host").fill("nonsense://");
            page.press("Start");
            assertThat(page.field("Host")).hasAttribute("aria-invalid", "true");
            assertThat(page.page().locator(".wrong")).containsText("nonsense://");
        }
    }
}
