package dev.acrida.testkit;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Visits a server as a client that is not ours. Keeps cookies; follows no redirects. */
final class Shopper implements AutoCloseable {
    private final URI server;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(TestCertificate.clientContext())
                    .cookieHandler(new CookieManager())
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    Shopper(URI server) {
        this.server = server;
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException {
        return send(request(path, headers).GET());
    }

    HttpResponse<byte[]> method(String method, String path) throws IOException {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<byte[]> post(String path, String body, String... headers) throws IOException {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return Json.parse(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while waiting for a response", e);
        }
    }
}
