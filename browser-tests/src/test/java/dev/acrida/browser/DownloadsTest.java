package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;

/** Every file that the page offers is there, and has something in it. */
@ExtendWith({Chromium.class, Lively.class})
class DownloadsTest {
    @Test
    void everyFileOfferedArrives(Browser browser, Lively.Served served) throws IOException {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Run time").fill("3s");
            page.start(5, 5);
            assertThat(page.state()).hasText("Stopped");
            page.open("Downloads");
            Locator links = page.page().locator("a.download");
            assertThat(links.first()).isVisible();
            page.screenshot("downloads");
            for (Locator link : links.all()) {
                Download download = page.page().waitForDownload(link::click);
                assertThat(Files.size(download.path())).as(download.url()).isPositive();
            }
            Download csv = page.page().waitForDownload(links.first()::click);
            assertThat(csv.path()).content().contains("Aggregated");
        }
    }
}
