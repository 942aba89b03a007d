package dev.acrida.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A tab of the browser with Acrida's page, as a person sees it; its console must stay empty. */
final class OpenPage implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private boolean failedRequestsExpected;
    private boolean prepared;

    private OpenPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (List.of("error", "warning").contains(message.type())) {
                        complaints.add(message.text());
                    }
                });
        page.onPageError(complaints::add);
        page.onRequest(request -> noteStranger(request.url()));
    }

    /** Everything works with no internet: nothing is asked of another machine. */
    private void noteStranger(String url) {
        String host = URI.create(url).getHost();
        if (host != null && !host.equals("127.0.0.1")) {
            complaints.add("asked another machine: " + url);
        }
    }

    static OpenPage at(Browser browser, String url) {
        return at(browser, url, desktop());
    }

    static OpenPage at(Browser browser, String url, Browser.NewContextOptions options) {
        var open = new OpenPage(browser.newContext(options));
        open.page.navigate(url);
        return open;
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions()
                .setViewportSize(1360, 860)
                .setColorScheme(ColorScheme.LIGHT);
    }

    static Browser.NewContextOptions dark() {
        return desktop().setColorScheme(ColorScheme.DARK);
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(375, 812)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.LIGHT);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** A number of the header by its label, for example {@code Users}. */
    Locator figure(String label) {
        Locator title = page.locator("dt", new Page.LocatorOptions().setHasText(exactly(label)));
        return page.locator(".figure").filter(new Locator.FilterOptions().setHas(title));
    }

    private static Pattern exactly(String text) {
        return Pattern.compile("^" + text + "$");
    }

    Locator state() {
        return page.locator(".chip").first();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void press(String button) {
        button(button).click();
    }

    void open(String tab) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(tab)).click();
    }

    /** Opens the form, if there are results of a test before; for users until stopped. */
    void form() {
        Locator form = page.locator(".start-form");
        Locator another = button("New test");
        assertThat(form.or(another)).isVisible();
        if (another.isVisible()) {
            another.click();
        }
        // It begins with what was started last.
        choose("Number of users");
        field("Run time").fill("");
        prepared = true;
    }

    /** Chooses one of a few that stand side by side. */
    void choose(String option) {
        page.getByText(option, new Page.GetByTextOptions().setExact(true)).click();
    }

    /** Fills the form, beside what was filled in since {@link #form}, and starts. */
    void start(int users, double spawnRate) {
        if (!prepared) {
            form();
        }
        prepared = false;
        field("Users").fill(Integer.toString(users));
        field("Ramp-up").fill(Double.toString(spawnRate));
        press("Start");
    }

    /** Keeps what is seen now. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** The browser notes every request that fails, and this test makes some fail. */
    void expectFailedRequests() {
        failedRequestsExpected = true;
    }

    @Override
    public void close() {
        context.close();
        if (failedRequestsExpected) {
            complaints.removeIf(each -> each.startsWith("Failed to load resource"));
        }
        assertThat(complaints).as("errors and warnings in the browser's console").isEmpty();
    }
}
