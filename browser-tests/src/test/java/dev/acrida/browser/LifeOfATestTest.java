package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** From the empty form to the second test, as a tester goes through it. */
@ExtendWith({Chromium.class, Lively.class})
class LifeOfATestTest {
    private static final Pattern SOME = Pattern.compile("[1-9]");

    @TempDir Path folder;

    @Test
    void startsWatchesEditsPausesStopsAndStartsAgain(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            assertThat(page.field("Host")).hasValue(served.shop().uri().toString());
            page.screenshot("start-light");
            page.start(8, 8);

            assertThat(page.state()).hasText("Running");
            assertThat(page.figure("Users")).containsText("8");
            assertThat(page.figure("Requests/s")).containsText(SOME);
            assertThat(page.figure("Failures")).containsText(SOME);
            edit(page, 12);
            pauseAndResume(page);
            page.press("Stop");
            assertThat(page.state()).hasText("Stopped");
            assertThat(page.page().locator("tfoot")).containsText("Aggregated");

            page.open("Logs");
            assertThat(page.page().locator(".log")).containsText("Starting 8 users at 8/s");
            page.form();
            page.field("Run time").fill("10m");
            page.start(3, 3);
            assertThat(page.state()).hasText("Running");
            assertThat(page.page().getByRole(AriaRole.PROGRESSBAR)).isVisible();
            assertThat(page.figure("Users")).containsText("3");
            page.press("Stop");
            assertThat(page.state()).hasText("Stopped");
        }
    }

    private static void edit(OpenPage page, int users) {
        page.press("Edit");
        Locator dialog = page.page().locator("dialog");
        dialog.getByLabel("Users").fill(Integer.toString(users));
        page.screenshot("edit");
        dialog.getByText("Apply").click();
        assertThat(dialog).isHidden();
        assertThat(page.figure("Users")).containsText(Integer.toString(users));
    }

    private static void pauseAndResume(OpenPage page) {
        page.press("Pause");
        assertThat(page.state()).hasText("Paused");
        page.press("Resume");
        assertThat(page.state()).hasText("Running");
    }

    @Test
    void resetBeginsTheNumbersAnew(Browser browser) throws IOException {
        try (var shop = SampleShop.start();
                var served =
                        ServedTest.start(folder, Shops.HOSTILE, "--host", shop.uri().toString());
                var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Run time").fill("2s");
            page.start(2, 2);
            assertThat(page.state()).hasText("Stopped");
            assertThat(page.page().locator("tfoot")).containsText("Aggregated");
            page.press("Reset");
            assertThat(page.page().getByText("No requests yet")).isVisible();
            assertThat(page.figure("Failures")).containsText("0 %");
        }
    }

    @Test
    void reloadInMidRunShowsTheWholeHistory(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.start(5, 5);
            assertThat(page.figure("Requests/s")).containsText(SOME);
            page.open("Charts");
            page.page().waitForFunction("() => document.querySelectorAll('.marks li').length > 0");
            page.page().reload();
            assertThat(page.state()).hasText("Running");
            assertThat(page.page().locator(".plot canvas")).hasCount(3);
            assertThat(page.page().locator(".marks li").first()).isVisible();
            assertThat(page.field("Entry")).hasValue("All requests");
            page.screenshot("charts-light");
        }
    }
}
