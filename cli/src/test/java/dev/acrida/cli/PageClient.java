package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has the page of a process open.
 *
 * @param page its address
 */
record PageClient(URI page) {
    private static final Pattern ADDRESS = Pattern.compile("Page at (http\\S+)");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    static PageClient of(AcridaProcess acrida) {
        acrida.awaitErr("Page at ");
        Matcher found = ADDRESS.matcher(acrida.err());
        assertThat(found.find()).isTrue();
        return new PageClient(URI.create(found.group(1)));
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(page.resolve(path)));
    }

    String post(String path, String json) {
        return send(
                HttpRequest.newBuilder(page.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Waits until this path answers something with this text in it. */
    void await(String path, String wanted) {
        Await.until(path + " with " + wanted, () -> get(path).contains(wanted), LONGEST);
    }

    private static String send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
