package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;

import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Two thousand entries are a table like any other. */
@ExtendWith(Chromium.class)
class LargeRunTest {
    @TempDir Path folder;

    @Test
    void twoThousandEntriesAreFilteredScrolledAndCostFewRows(Browser browser) throws IOException {
        try (var shop = SampleShop.start();
                var served =
                        ServedTest.start(folder, Shops.LARGE, "--host", shop.uri().toString());
                var page = OpenPage.at(browser, served.url())) {
            page.start(20, 20);
            page.page()
                    .waitForFunction(
                            "() => document.querySelector('table')?.getAttribute('aria-rowcount')"
                                    + " === '2002'",
                            null,
                            new Page.WaitForFunctionOptions().setTimeout(90_000));
            page.press("Stop");
            assertThat(page.state()).hasText("Stopped");
            assertThat(page.page().locator("tbody tr").count()).isLessThan(80);

            page.page()
                    .evaluate(
                            "() => { const f = document.querySelector('.table-frame');"
                                    + " f.scrollTop = f.scrollHeight; }");
            assertThat(page.page().locator("tbody").getByText("/catalog/1999")).isVisible();
            assertThat(page.page().locator("tfoot")).containsText("Aggregated");
            page.screenshot("two-thousand");

            page.page().keyboard().press("/");
            page.page().keyboard().type("catalog/0042");
            assertThat(page.page().locator("tbody tr")).hasCount(1);
            assertThat(page.page().getByText("1 of 2,000 entries")).isVisible();
        }
    }
}
