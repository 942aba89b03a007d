package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;

/**
 * The charts of a run of an hour. How long a redraw takes is reported, not judged: the page itself
 * notes it as the measure {@code acrida charts}, which the browser's performance tools show.
 */
@ExtendWith({Chromium.class, Lively.class})
class HourOfHistoryTest {
    /** Puts an hour into the page's memory, redraws a hundred times, answers the median. */
    private static final String REDRAWS =
            """
            async () => {
                const { line, revision, Timeline } = await import('./page/state/timeline.js');
                const began = Date.now() - 3600e3;
                const course = new Timeline();
                const add = second => course.add({
                    at: began + second * 1e3, elapsedSeconds: second, seconds: 1,
                    users: Math.min(500, second), rps: 900 + 200 * Math.sin(second / 40) + second % 17,
                    fps: second % 31 === 0 ? 4 : 0, percentiles: [20 + second % 5, 60 + second % 23, 140 + second % 71],
                    heat: [...Array(14)].map((_, i) => [12 + i, 1 + (second * 7 + i * 13) % 90]),
                });
                for (let second = 0; second < 3600; second++) add(second);
                line.current = course;
                const took = [];
                for (let more = 0; more < 100; more++) {
                    add(3600 + more);
                    revision.value++;
                    await new Promise(requestAnimationFrame);
                    await new Promise(requestAnimationFrame);
                    took.push(performance.getEntriesByName('acrida charts').at(-1).duration);
                }
                took.sort((a, b) => a - b);
                return { median: took[50], worst: took[99], points: line.current.at.length };
            }
            """;

    @Test
    void anHourIsDrawnWhole(Browser browser, Lively.Served served, TestReporter reporter) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.field("Run time").fill("1s");
            page.start(1, 1);
            assertThat(page.state()).hasText("Stopped");
            page.open("Charts");
            assertThat(page.page().locator(".plot canvas")).hasCount(3);
            Map<?, ?> redraws = (Map<?, ?>) page.page().evaluate(REDRAWS);
            assertThat(redraws.get("points")).isEqualTo(3700);
            reporter.publishEntry("redraw of an hour, median ms", "" + redraws.get("median"));
            reporter.publishEntry("redraw of an hour, worst ms", "" + redraws.get("worst"));
            page.screenshot("hour");
        }
    }
}
