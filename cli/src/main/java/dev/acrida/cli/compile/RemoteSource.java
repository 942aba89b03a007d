package dev.acrida.cli.compile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Fetches test files. They are compiled as if they lay in the working folder, where their data
 * files are then looked for.
 */
final class RemoteSource {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RemoteSource() {}

    static boolean isUrl(String name) {
        return name.startsWith("http://") || name.startsWith("https://");
    }

    /**
     * The text behind the URL.
     *
     * @throws SourceException if it cannot be had, or the URL names no Java file
     */
    static SourceText read(String url) {
        Path file = fileName(url);
        try (HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(Redirect.NORMAL)
                        .connectTimeout(LONGEST)
                        .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST).build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw failed(url, "the answer has status " + response.statusCode());
            }
            return SourceText.of(file, response.body());
        } catch (IOException | IllegalArgumentException e) {
            throw failed(url, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(url, "interrupted");
        }
    }

    private static Path fileName(String url) {
        String path = url.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!name.matches("[\\w.-]+\\.java")) {
            throw new SourceException("test file " + url + " must be the URL of a .java file");
        }
        return Path.of(name);
    }

    private static SourceException failed(String url, String why) {
        return new SourceException("test file " + url + " cannot be fetched: " + why);
    }
}
