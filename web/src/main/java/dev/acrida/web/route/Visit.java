package dev.acrida.web.route;

import dev.acrida.web.guard.Call;
import dev.acrida.web.guard.Caller;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request and its answer. Confined to one thread. */
final class Visit {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_BODY = 1 << 20;

    private final ServerRequest request;
    private final ServerResponse response;
    private final Caller caller;

    Visit(ServerRequest request, ServerResponse response, Caller caller) {
        this.request = request;
        this.response = response;
        this.caller = caller;
    }

    /** What the guard needs to know of a request. */
    static Call call(ServerRequest request, boolean changes) {
        return new Call(
                changes,
                request.remotePeer().host(),
                name -> request.headers().first(HeaderNames.create(name)));
    }

    Call call(boolean changes) {
        return call(request, changes);
    }

    Caller caller() {
        return caller;
    }

    String method() {
        return request.prologue().method().text();
    }

    /** The last part of a path that ends with a placeholder of this name. */
    String pathParameter(String name) {
        return request.path().pathParameters().get(name);
    }

    Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    Optional<String> query(String name) {
        return request.query().first(name).asOptional();
    }

    Map<String, List<String>> query() {
        return request.query().toMap();
    }

    /** A whole number of the query. */
    int query(String name, int byDefault, int least, int most) {
        return query(name).map(text -> NumberText.whole(name, text, least, most)).orElse(byDefault);
    }

    /** The text of the body, which must not be very long. */
    String body() throws IOException {
        if (!request.content().hasEntity()) {
            return "";
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readNBytes(LONGEST_BODY + 1);
            if (bytes.length > LONGEST_BODY) {
                throw Problem.of(
                        413, "the body must have at most %,d bytes".formatted(LONGEST_BODY));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    void header(String name, String value) {
        response.header(HeaderNames.create(name), value);
    }

    void json(int status, JsonNode node) {
        send(status, "application/json", JSON.writeValueAsBytes(node));
    }

    void json(JsonNode node) {
        json(200, node);
    }

    void text(String text) {
        send(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    void nothing() {
        header("Cache-Control", "no-store");
        response.status(204).send();
    }

    /** A text that a browser stores as a file of this name. */
    void file(String name, String contentType, String text) {
        file(name, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    void file(String name, String contentType, byte[] bytes) {
        // Whatever a host or a class is called: nothing but a name comes out.
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        header("Content-Disposition", "attachment; filename=\"" + plain + "\"");
        send(200, contentType, bytes);
    }

    void send(int status, String contentType, byte[] bytes) {
        if (!response.headers().contains(HeaderNames.CACHE_CONTROL)) {
            header("Cache-Control", "no-store");
        }
        header("Content-Type", contentType);
        response.status(status).send(bytes);
    }

    /** Begins an answer that goes on. */
    OutputStream stream(String contentType) {
        header("Cache-Control", "no-store");
        header("Content-Type", contentType);
        response.status(200);
        return response.outputStream();
    }
}
