package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;
import java.util.regex.Pattern;

/** The table of entries: its order, its columns, its total. */
@ExtendWith({Chromium.class, Lively.class})
class StatisticsTest {
    /** Puts ten thousand entries into the table, as the stream would, and changes all of them. */
    private static final String TEN_THOUSAND =
            """
            async () => {
                const { mergeRows } = await import('./page/state/entries.js');
                const row = (id, n) => [id, 'GET', `/p/${id % 7}/${id}`, n, 0, 5, 9, 12, 6, 1, 20, 100, 1, 0, 0, null, null, null, null];
                const all = n => [...Array(10000).keys()].map(id => row(id + 1, n));
                // As in a tab that nobody sees: the stream must not put its own rows in between.
                Object.defineProperty(document, 'hidden', { value: true });
                document.dispatchEvent(new Event('visibilitychange'));
                const paint = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                mergeRows({ epoch: 1e6, full: true, rows: [row(0, 1), ...all(1)] });
                await paint();
                const took = [];
                for (let n = 2; n < 12; n++) {
                    const from = performance.now();
                    mergeRows({ epoch: 1e6, full: false, rows: all(n) });
                    await paint();
                    took.push(performance.now() - from);
                }
                took.sort((a, b) => a - b);
                const table = document.querySelector('table');
                return { rows: table.querySelectorAll('tbody tr').length, all: table.getAttribute('aria-rowcount'), median: took[5] };
            }
            """;

    @Test
    void titlesSortColumnsAreChosenAndTheTotalStays(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Run time").fill("4s");
            page.start(6, 6);
            assertThat(page.state()).hasText("Stopped");
            Locator first = page.page().locator("tbody tr").first();
            title(page, "Failures").click();
            assertThat(first).containsText("/no-such-page");
            title(page, "Name").click();
            assertThat(first).containsText("/");
            assertThat(header(page, "Name")).hasAttribute("aria-sort", "ascending");
            assertThat(page.page().locator("tfoot")).containsText("Aggregated");

            page.page().locator("summary", hasText("Columns")).click();
            page.field("Size").uncheck();
            assertThat(header(page, "Size")).isHidden();
            page.page().reload();
            assertThat(header(page, "Name")).isVisible();
            assertThat(header(page, "Size")).isHidden();
            assertThat(header(page, "Response 95 %")).isHidden();
        }
    }

    @Test
    void tenThousandEntriesDrawAsManyRowsAsThirty(
            Browser browser, Lively.Served served, TestReporter reporter) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Run time").fill("1s");
            page.start(1, 1);
            assertThat(page.state()).hasText("Stopped");
            Map<?, ?> table = (Map<?, ?>) page.page().evaluate(TEN_THOUSAND);
            assertThat(table.get("all")).isEqualTo("10002");
            assertThat((Integer) table.get("rows")).isLessThan(80);
            reporter.publishEntry("update of 10,000 entries, median ms", "" + table.get("median"));
        }
    }

    private static Locator header(OpenPage page, String title) {
        return page.page()
                .getByRole(
                        AriaRole.COLUMNHEADER,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile("^" + title + "\\W*$")));
    }

    private static Locator title(OpenPage page, String title) {
        return header(page, title).getByRole(AriaRole.BUTTON);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
