package dev.acrida.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One process that serves {@link Shops#LIVELY}, for all tests that need nothing of their own: it is
 * given to whichever has a parameter of type {@link Served}, with no test going on and no numbers.
 */
final class Lively implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Served.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Served served =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(Lively.class))
                        .computeIfAbsent(Served.class, type -> Served.now(), Served.class);
        served.clear();
        return served;
    }

    /** A served test, and the shop at which it aims. */
    record Served(Path folder, SampleShop shop, ServedTest test) implements AutoCloseable {
        private static final Duration LONGEST = Duration.ofSeconds(20);

        private static Served now() {
            try {
                Path folder = Files.createTempDirectory("lively");
                SampleShop shop = SampleShop.start();
                String host = shop.uri().toString();
                var test = ServedTest.start(folder, Shops.LIVELY, "--class-picker", "--host", host);
                return new Served(folder, shop, test);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String url() {
            return test.url();
        }

        /** Stops what a test before has left, and forgets its numbers. */
        private void clear() {
            if (ask("GET", "api/state").contains("\"state\":\"READY\"")) {
                return;
            }
            ask("POST", "api/stop");
            Await.until(
                    "the end of the test before",
                    () -> ask("GET", "api/state").contains("\"state\":\"STOPPED\""),
                    LONGEST);
            assertThat(ask("POST", "api/reset")).contains("epoch");
        }

        /** What a script is answered, which is no page of any site. */
        String ask(String method, String path) {
            var request =
                    HttpRequest.newBuilder(URI.create(url()).resolve(path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(request, BodyHandlers.ofString()).body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            test.close();
            shop.close();
            try (var left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }
}
