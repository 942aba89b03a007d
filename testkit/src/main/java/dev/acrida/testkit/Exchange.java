package dev.acrida.testkit;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request to the shop with its body read. Confined to the connection's thread. */
final class Exchange {
    private static final byte[] NO_BODY = {};

    private final ServerRequest request;
    private final byte[] body;

    private Exchange(ServerRequest request, byte[] body) {
        this.request = request;
        this.body = body;
    }

    static Exchange read(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new Exchange(request, NO_BODY);
        }
        try {
            return new Exchange(request, request.content().inputStream().readAllBytes());
        } catch (IOException | UncheckedIOException | InsufficientDataAvailableException e) {
            throw new CloseConnectionException("The client left inside the body of a request", e);
        }
    }

    String method() {
        return request.prologue().method().text();
    }

    String path() {
        return request.path().absolute().rawPath();
    }

    byte[] body() {
        return body;
    }

    /** A variable of the route's path. */
    String variable(String name) {
        return request.path().pathParameters().get(name);
    }

    /** A variable of the route's path that must be a number in a range, else 404. */
    int number(String name, int min, int max) {
        try {
            int value = Integer.parseInt(variable(name));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException _) {
            // answered below, as any number out of range
        }
        throw new Refusal(
                404, name + " must be in " + min + ".." + max + ", but is " + variable(name));
    }

    Optional<String> query(String name) {
        return request.query().first(name).asOptional();
    }

    /** A query parameter that may be missing, but must be a number in a range if given. */
    int query(String name, int ifMissing, int max) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return ifMissing;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException _) {
            // answered below, as any number out of range
        }
        throw new Refusal(400, name + " must be in 0.." + max + ", but is " + text.get());
    }

    Map<String, List<String>> queries() {
        return request.query().toMap();
    }

    Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    Map<String, List<String>> headers() {
        var headers = new TreeMap<String, List<String>>();
        for (Header header : request.headers()) {
            headers.put(header.headerName().lowerCase(), header.allValues());
        }
        return headers;
    }

    Optional<String> cookie(String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    Map<String, List<String>> cookies() {
        return request.headers().cookies().toMap();
    }

    /** The body as JSON, else 400. */
    JsonNode json() {
        return Json.parse(body);
    }

    boolean hasType(String mediaType) {
        return header("Content-Type").filter(type -> type.startsWith(mediaType)).isPresent();
    }

    ReceivedRequest received() {
        int length = Math.min(body.length, ReceivedRequest.BODY_LIMIT);
        return new ReceivedRequest(
                method(),
                path(),
                request.query().rawValue(),
                headers(),
                new String(body, 0, length, StandardCharsets.UTF_8));
    }
}
