package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.regex.Pattern;

/** Users who arrive at a rate, instead of so many all the time. */
@ExtendWith({Chromium.class, Lively.class})
class OpenLoadTest {
    private static final Pattern SOME = Pattern.compile("[1-9]");

    @Test
    void arrivalsAreStartedEditedAndCounted(Browser browser, Lively.Served served) {
        try (var page = OpenPage.at(browser, served.url())) {
            page.form();
            page.choose("Arrivals");
            page.field("Critic").uncheck();
            page.field("Arrival rate").fill("0..2000/s over 1s, 2000/s for 10m");
            page.field("Most users at a time").fill("1");
            page.screenshot("start-open");
            page.press("Start");
            assertThat(page.figure("Users now")).containsText("2,000/s");
            assertThat(page.figure("Dropped")).containsText(SOME);
            assertThat(page.page().locator("thead")).containsText("Response 95 %");
            page.screenshot("statistics-open");

            page.press("Edit");
            page.page().locator("dialog").getByLabel("Arrival rate").fill("25");
            page.press("Apply");
            assertThat(page.figure("Users now")).containsText("25.0/s");
            page.page().locator("button.chip").click();
            assertThat(page.page().locator("dialog"))
                    .containsText(Pattern.compile("arrivals? due"));
            page.screenshot("verdict");
        }
    }
}
