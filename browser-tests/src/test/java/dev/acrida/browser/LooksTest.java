package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dark and light, narrow and wide, with hands on the keyboard only. */
@ExtendWith({Chromium.class, Lively.class})
class LooksTest {
    private static final String BACKGROUND =
            "() => getComputedStyle(document.body).backgroundColor";

    @Test
    void themeFollowsTheSystemUntilOneIsChosenAndIsRemembered(
            Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url(), OpenPage.dark())) {
            page.form();
            Object dark = page.page().evaluate(BACKGROUND);
            page.press("Theme: as the system has it");
            Object light = page.page().evaluate(BACKGROUND);
            assertThat(light).isNotEqualTo(dark);
            page.page().reload();
            assertThat(page.button("Theme: light")).isVisible();
            assertThat(page.page().evaluate(BACKGROUND)).isEqualTo(light);
            page.press("Theme: light");
            assertThat(page.page().evaluate(BACKGROUND)).isEqualTo(dark);
        }
    }

    @Test
    void everythingCanBeDoneWithKeys(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            var keyboard = page.page().keyboard();
            page.form();
            page.field("Users").focus();
            keyboard.press("Control+A");
            keyboard.type("3");
            keyboard.press("Enter");
            assertThat(page.state()).hasText("Running");
            page.page().getByRole(AriaRole.TAB).first().focus();
            keyboard.press("ArrowRight");
            assertThat(page.field("Entry")).isVisible();
            keyboard.press("3");
            assertThat(page.page().locator("#tab-panel"))
                    .hasAttribute("aria-labelledby", "tab-failures");
            keyboard.press("p");
            assertThat(page.state()).hasText("Paused");
            keyboard.press("p");
            assertThat(page.state()).hasText("Running");
            keyboard.press("e");
            assertThat(page.page().locator("dialog")).isVisible();
            keyboard.press("Escape");
            assertThat(page.page().locator("dialog")).isHidden();
            page.button("Stop").focus();
            keyboard.press("Enter");
            assertThat(page.state()).hasText("Stopped");
            keyboard.press("n");
            assertThat(page.button("Start")).isVisible();
        }
    }

    @Test
    void aPhoneShowsAllWithoutScrollingSideways(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url(), OpenPage.phone())) {
            page.form();
            assertThat(tooWide(page)).isFalse();
            page.start(3, 3);
            assertThat(page.state()).hasText("Running");
            for (String tab : new String[] {"Statistics", "Charts", "Downloads"}) {
                page.open(tab);
                assertThat(tooWide(page)).as(tab).isFalse();
            }
            page.button("Stop").tap();
            assertThat(page.state()).hasText("Stopped");
        }
    }

    private static boolean tooWide(OpenPage page) {
        return (Boolean)
                page.page()
                        .evaluate(
                                "() => document.documentElement.scrollWidth > window.innerWidth +"
                                        + " 1");
    }
}
