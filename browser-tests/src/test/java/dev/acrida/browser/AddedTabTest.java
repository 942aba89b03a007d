package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;

import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a test adds to the page: the example that does what Locust's extend_web_ui.py does. */
@ExtendWith(Chromium.class)
class AddedTabTest {
    private static final Path EXAMPLE = Path.of("../examples/ExtendWebPage.java");

    @TempDir Path folder;

    @Test
    void theTabHasItsTableAndTheRouteItsFile(Browser browser) throws IOException {
        String test = Files.readString(EXAMPLE).replace("import module dev.acrida;", "");
        try (var shop = SampleShop.start();
                var served = ServedTest.start(folder, test, "--host", shop.uri().toString());
                var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Run time").fill("2s");
            page.start(2, 2);
            assertThat(page.state()).hasText("Stopped");
            page.open("Content length");
            assertThat(page.page().locator("#tab-panel tbody tr")).hasCount(1);
            page.screenshot("added-tab");
            var file = page.page().waitForDownload(page.page().getByText("Download as CSV")::click);
            assertThat(Files.readString(file.path())).startsWith("name,total_content_length");
        }
    }
}
