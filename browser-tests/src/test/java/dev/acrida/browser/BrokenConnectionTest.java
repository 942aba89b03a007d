package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;

import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The page says that it has lost the server, and finds it again by itself. */
@ExtendWith({Chromium.class, Lively.class})
class BrokenConnectionTest {
    private static final Pattern SOME = Pattern.compile("[1-9]");

    private static final String COUNTS_STREAMS =
            """
            window.streams = 0;
            window.EventSource = class extends EventSource {
                constructor(...all) { super(...all); window.streams++; }
                close() { if (this.readyState !== 2) window.streams--; super.close(); }
            };
            """;

    @TempDir Path folder;

    @Test
    void aBrokenConnectionIsShownAndHeals(Browser browser, Lively.Served served)
            throws IOException {
        try (var network = Hurdle.before(served.test().port());
                var page = OpenPage.at(browser, network.url())) {
            page.expectFailedRequests();
            page.start(4, 4);
            assertThat(page.figure("Requests/s")).containsText(SOME);
            Locator notice = page.page().getByText("Connection lost");

            network.cut();
            assertThat(notice).isVisible();
            page.screenshot("connection-lost");
            network.heal();
            assertThat(notice).isHidden();
            page.press("Stop");
            assertThat(page.state()).hasText("Stopped");
        }
    }

    @Test
    @SuppressWarnings("try") // one server ends in the midst of it, the other only has to be there
    void aServerThatWasStartedAnewIsFollowed(Browser browser) throws IOException {
        int port = ServedTest.freePort();
        try (var shop = SampleShop.start();
                var first =
                        ServedTest.startOn(
                                port, folder, Shops.LIVELY, "--host", shop.uri().toString());
                var page = OpenPage.at(browser, first.url())) {
            page.expectFailedRequests();
            page.start(2, 2);
            assertThat(page.state()).hasText("Running");
            first.close();
            assertThat(page.page().locator(".broken")).isVisible();
            try (var second =
                    ServedTest.startOn(
                            port, folder, Shops.LIVELY, "--host", shop.uri().toString())) {
                assertThat(page.page().locator(".broken")).isHidden();
                page.start(2, 2); // with the new server's token
                assertThat(page.state()).hasText("Running");
                page.press("Stop");
                assertThat(page.state()).hasText("Stopped");
            }
        }
    }

    @Test
    void aHiddenTabHoldsNoConnection(Browser browser, Lively.Served served) throws IOException {
        try (var page = OpenPage.at(browser, "about:blank")) {
            page.page().addInitScript(COUNTS_STREAMS);
            page.page().navigate(served.url());
            page.page().waitForFunction("() => window.streams === 1");
            hide(page, true);
            page.page().waitForFunction("() => window.streams === 0");
            hide(page, false);
            page.page().waitForFunction("() => window.streams === 1");
        }
    }

    // Headless pages are never hidden by the browser itself.
    private static void hide(OpenPage page, boolean hidden) {
        page.page()
                .evaluate(
                        "hidden => { Object.defineProperty(document, 'hidden',"
                                + " { value: hidden, configurable: true });"
                                + " document.dispatchEvent(new Event('visibilitychange')); }",
                        hidden);
    }
}
