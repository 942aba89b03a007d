package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The course of a run, of all requests and of one entry. */
@ExtendWith({Chromium.class, Lively.class})
class ChartsTest {
    @Test
    void anEntrysNameLeadsToItsChartsAndADragLooksCloser(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Run time").fill("6s");
            page.start(6, 6);
            page.page().locator("tbody").getByText("/products/{id}").click();
            assertThat(page.field("Entry")).hasValue("GET /products/{id}");
            assertThat(page.state()).hasText("Stopped");

            drag(page, page.page().locator(".plot .u-over").first());
            assertThat(page.button("Show the whole run")).isVisible();
            page.press("Show the whole run");
            assertThat(page.button("Show the whole run")).isHidden();
            page.press("All requests");
            assertThat(page.field("Entry")).hasValue("All requests");
            page.page().locator("canvas.heat").hover();
            assertThat(page.page().locator(".heat-note")).containsText("request");
        }
    }

    @Test
    void aChartIsSavedAsAPicture(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Run time").fill("2s");
            page.start(3, 3);
            assertThat(page.state()).hasText("Stopped");
            page.page().getByRole(AriaRole.TAB).nth(1).click();
            var picture = page.page().waitForDownload(() -> page.press("Save “Users” as PNG"));
            org.assertj.core.api.Assertions.assertThat(picture.suggestedFilename())
                    .isEqualTo("users.png");
        }
    }

    private static void drag(OpenPage page, Locator over) {
        BoundingBox box = over.boundingBox();
        var mouse = page.page().mouse();
        mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
        mouse.down();
        mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
        mouse.up();
    }
}
