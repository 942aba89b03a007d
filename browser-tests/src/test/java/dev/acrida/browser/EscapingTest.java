package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;

import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What servers and tests say is text on the page, whatever it looks like. */
@ExtendWith(Chromium.class)
class EscapingTest {
    private static final String IMAGE = "<img/src=x/onerror=window.broken=3>";
    private static final String HOST = "http://127.0.0.1:9/" + IMAGE;

    @TempDir Path folder;

    @Test
    void markupInNamesAndMessagesIsShownAndNeverRuns(Browser browser) throws IOException {
        try (var shop = SampleShop.start();
                var served =
                        ServedTest.start(
                                folder,
                                Shops.HOSTILE,
                                "--host",
                                shop.uri().toString(),
                                "--iterations",
                                "60");
                var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.start(3, 3);
            assertThat(page.state()).hasText("Stopped");
            assertThat(page.figure("Iterations")).hasText("Iterations60 of 60");
            var bar = page.page().getByRole(AriaRole.PROGRESSBAR);
            assertThat(bar).hasAttribute("aria-valuetext", "60 of 60");
            assertThat(page.page().locator("tbody")).containsText("<script>window.broken = 1");
            for (String tab : List.of("Failures", "Exceptions", "Logs")) {
                page.open(tab);
                assertThat(page.page().locator("#tab-panel")).containsText("onerror=");
            }
            assertThat(page.page().locator(".log")).containsText("log <script>window.broken");
            for (String tab : List.of("Charts", "Task ratios", "Downloads")) {
                page.open(tab);
                assertThat(page.page().locator("#tab-panel")).not().isEmpty();
            }
            writeIntoTheForm(page);
            assertThat(page.page().evaluate("() => window.broken")).isNull();
            assertThat(page.page().locator("main img, main script")).hasCount(0);
        }
    }

    /** What is refused is said, and what is accepted is shown, as it was written. */
    private static void writeIntoTheForm(OpenPage page) {
        page.expectFailedRequests();
        page.form();
        page.field("Host").fill(IMAGE);
        page.press("Start");
        assertThat(page.page().locator(".start-form")).containsText("was '" + IMAGE);
        page.field("Host").fill(HOST);
        assertThat(page.page().locator(".summary")).containsText(HOST);
        page.start(1, 1);
        assertThat(page.state()).hasText("Stopped");
        page.page().reload();
        page.form();
        assertThat(page.field("Host")).hasValue(HOST);
    }
}
