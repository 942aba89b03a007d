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

/** Who takes part, with what options, in which shape. */
@ExtendWith({Chromium.class, Lively.class})
class StartFormTest {
    private static final String SHAPED =
            Shops.LIVELY
                    + """
                    class Hill extends StagesShape {
                        Hill() { super(stage(10, 10, 2), stage(20, 4, 2)); }
                    }
                    """;

    @TempDir Path folder;

    @Test
    void onlyTheClassesAndTasksChosenTakePart(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Critic").uncheck();
            page.press("Settings of Shopper");
            page.field("products × 3").uncheck();
            page.field("missing").uncheck();
            page.screenshot("class-picker");
            page.field("Run time").fill("3s");
            page.start(4, 4);
            assertThat(page.state()).hasText("Stopped");
            var rows = page.page().locator("tbody");
            assertThat(rows).containsText("/search");
            assertThat(rows).not().containsText("/products");
            assertThat(rows).not().containsText("/no-such-page");
        }
    }

    @Test
    void aShapeIsDrawnBeforeItIsRunAndDecidesUntilItsEnd(Browser browser) throws IOException {
        try (var shop = SampleShop.start();
                var served =
                        ServedTest.start(
                                folder, SHAPED, "--class-picker", "--host", shop.uri().toString());
                var page = OpenPage.at(browser, served.url())) {
            page.field("Load shape").selectOption("Hill");
            assertThat(page.page().locator(".drawing")).containsText("30 s");
            assertThat(page.page().getByText("decided by Hill")).isVisible();
            page.screenshot("shape");
            page.press("Start");
            assertThat(page.page().getByRole(AriaRole.PROGRESSBAR)).isVisible();
            page.page().reload();
            assertThat(page.button("Pause")).isVisible();
            assertThat(page.button("Edit")).isHidden();
            assertThat(page.figure("Elapsed")).containsText("left");
        }
    }

    @Test
    void optionsReachTheTestAndSecretsStayWhereTheyAre(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            assertThat(page.field("product")).hasValue("laptop");
            assertThat(page.field("api-key")).hasValue("");
            assertThat(page.page().content()).doesNotContain("s3cret-k3y");
            page.field("product").fill("phone");
            page.field("Run time").fill("2s");
            page.start(4, 4);
            assertThat(page.state()).hasText("Stopped");
            assertThat(served.shop().recent())
                    .anyMatch(request -> request.query().equals("q=phone"));
        }
    }
}
