package dev.acrida.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** One headless browser for all tests, given to whichever has a parameter of type Browser. */
final class Chromium implements ParameterResolver {
    private static final double PATIENCE_MILLIS = 20_000;

    // Without these it asks for updates and hosts that a closed network does not have.
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--enable-precise-memory-info");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .computeIfAbsent(Started.class, type -> Started.now(), Started.class)
                .browser();
    }

    /** A running browser and what talks to it. */
    private record Started(Playwright playwright, Browser browser) implements AutoCloseable {
        static Started now() {
            try {
                System.setProperty("playwright.cli.dir", Tools.driver().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            var options =
                    new BrowserType.LaunchOptions()
                            .setExecutablePath(Tools.chromium())
                            .setArgs(FLAGS);
            return new Started(playwright, playwright.chromium().launch(options));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
