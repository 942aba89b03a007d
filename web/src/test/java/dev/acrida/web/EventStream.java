package dev.acrida.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Reads server-sent events, as a browser would. Confined to one thread. */
final class EventStream implements AutoCloseable {
    private final HttpClient client;
    private final InputStream in;
    private final BufferedReader reader;
    private String lastId = "";

    private EventStream(HttpClient client, InputStream in) {
        this.client = client;
        this.in = in;
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    static EventStream open(ServedPage page, String path, String... headers) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        var request = page.request(path);
        var response =
                client.send(
                        (headers.length == 0 ? request : request.headers(headers)).build(),
                        BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("status " + response.statusCode());
        }
        return new EventStream(client, response.body());
    }

    String lastId() {
        return lastId;
    }

    JsonNode next(String event) throws IOException {
        return next(event, node -> true);
    }

    /** The next event of this name that is as wanted; others are passed over. */
    JsonNode next(String event, Predicate<JsonNode> wanted) throws IOException {
        String name = "";
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("data: ") && name.equals(event)) {
                JsonNode node = JsonMapper.shared().readTree(line.substring(6));
                if (wanted.test(node)) {
                    return node;
                }
            }
        }
        throw new AssertionError("the stream ended before " + event);
    }

    @Override
    public void close() throws IOException {
        in.close();
        client.shutdownNow();
    }
}
