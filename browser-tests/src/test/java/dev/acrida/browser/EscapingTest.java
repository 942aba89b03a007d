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
            for (String tab : List.of("Failures", "Exceptions")) {
                page.open(tab);
                assertThat(page.page().locator("#tab-panel")).containsText("onerror=");
            }
            for (String tab : List.of("Charts", "Task ratios", "Logs", "Downloads")) {
                page.open(tab);
                assertThat(page.page().locator("#tab-panel")).not().isEmpty();
            }
            assertThat(page.page().evaluate("() => window.broken")).isNull();
            assertThat(page.page().locator("#tab-panel img, #tab-panel script")).hasCount(0);
        }
    }
}
