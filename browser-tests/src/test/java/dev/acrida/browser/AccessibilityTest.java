package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** Every view keeps the rules of axe, in light and dark, on a desk and on a phone. */
@ExtendWith({Chromium.class, Lively.class})
class AccessibilityTest {
    private static final Pattern SOME = Pattern.compile("[1-9]");
    private static final List<String> TABS =
            List.of(
                    "Statistics",
                    "Charts",
                    "Failures",
                    "Exceptions",
                    "Task ratios",
                    "Logs",
                    "Downloads");

    @Test
    void everyViewKeepsTheRules(Browser browser, Lively.Served served) throws IOException {
        try (var light = OpenPage.at(browser, served.url());
                var dark = OpenPage.at(browser, served.url(), OpenPage.dark());
                var phone = OpenPage.at(browser, served.url(), OpenPage.phone())) {
            light.form();
            dark.form();
            phone.form();
            check(light, "start-light");
            check(dark, "start-dark");
            check(phone, "start-phone");
            light.start(6, 6);
            dark.page().reload();
            phone.page().reload();
            assertThat(light.figure("Failures")).containsText(SOME);
            for (String tab : TABS) {
                open(light, tab, "light");
                open(dark, tab, "dark");
                open(phone, tab, "phone");
            }
            dialogs(light, "light");
            dialogs(dark, "dark");
            forms(phone);
        }
    }

    private static void dialogs(OpenPage page, String look) throws IOException {
        page.page().keyboard().press("?");
        check(page, "keys-" + look);
        page.page().keyboard().press("Escape");
        page.press("Edit");
        page.page().locator("dialog").getByLabel("Users").fill("many");
        page.press("Apply");
        assertThat(page.page().locator("dialog .wrong")).isVisible();
        check(page, "edit-" + look);
        page.page().keyboard().press("Escape");
        page.page().locator("button.chip").click();
        check(page, "verdict-" + look);
        page.page().keyboard().press("Escape");
        page.open("Statistics");
        page.page().locator("summary").getByText("Columns").click();
        check(page, "columns-" + look);
        page.page().keyboard().press("Escape");
    }

    private static void forms(OpenPage page) throws IOException {
        page.press("Stop");
        page.form();
        page.press("Settings of Shopper");
        page.field("Users").fill("many");
        page.press("Start");
        assertThat(page.page().locator(".wrong").first()).isVisible();
        check(page, "wrong-phone");
        page.choose("Arrivals");
        check(page, "start-open-phone");
    }

    private static void open(OpenPage page, String tab, String look) throws IOException {
        page.open(tab);
        assertThat(page.page().locator("#tab-panel > *").first()).isVisible();
        check(page, tab.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "-" + look);
    }

    private static void check(OpenPage page, String view) throws IOException {
        page.screenshot(view);
        page.page().evaluate(Files.readString(Tools.packaged("axe-core/axe.min.js")));
        Object violations =
                page.page()
                        .evaluate(
                                """
                                () => axe.run().then(found => found.violations.map(
                                    each => each.id + ': ' + each.help + ' – '
                                        + each.nodes.map(node => node.html.slice(0, 200)).join(' | ')))
                                """);
        assertThat((List<?>) violations).as(view).isEmpty();
    }
}
