package dev.acrida.http;

import dev.acrida.BodyWriter;
import dev.acrida.Headers;
import dev.acrida.Multipart;
import dev.acrida.Request;
import dev.acrida.Timeouts;
import dev.acrida.http.wire.BodyPlan;
import dev.acrida.http.wire.RequestBody;
import dev.acrida.stats.EntryKey;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Collects what the lambda of one request describes. Confined to its user's thread. */
final class RequestDraft implements Request {
    /** Stands for no headers, and is never changed. */
    private static final Headers NO_HEADERS = new Headers();

    private Timeouts timeouts;
    private String name = "";
    private String query = "";
    private Headers headers = NO_HEADERS;
    private RequestBody body = RequestBody.NONE;
    private boolean hasBody;
    private boolean freshDns;
    private String contentType = "";
    private Optional<Boolean> follow = Optional.empty();
    private Optional<Boolean> keep = Optional.empty();
    private Map<String, Object> context = Map.of();

    /** Starts with the user's time-outs. */
    RequestDraft(Timeouts timeouts) {
        this.timeouts = timeouts;
    }

    @Override
    public Request name(String name) {
        this.name = name;
        return this;
    }

    @Override
    public Request query(String name, Object value) {
        String pair = FormText.pair(name, value);
        query = query.isEmpty() ? pair : query + "&" + pair;
        return this;
    }

    @Override
    public Request header(String name, String value) {
        if (headers == NO_HEADERS) {
            headers = new Headers();
        }
        headers.set(name, value);
        return this;
    }

    @Override
    public Request json(Object value) {
        return body(RequestBody.of(Json.write(value)), "application/json");
    }

    @Override
    public Request form(Map<String, ?> fields) {
        byte[] form = FormText.of(fields).getBytes(StandardCharsets.US_ASCII);
        return body(RequestBody.of(form), "application/x-www-form-urlencoded");
    }

    @Override
    public Request multipart(Consumer<? super Multipart> parts) {
        MultipartBody multipart = new MultipartBody();
        parts.accept(multipart);
        return body(multipart, multipart.contentType());
    }

    @Override
    public Request bytes(byte[] body, String contentType) {
        return body(RequestBody.of(body), contentType);
    }

    @Override
    public Request text(String body, String contentType) {
        return bytes(body.getBytes(StandardCharsets.UTF_8), contentType);
    }

    @Override
    public Request file(Path file, String contentType) {
        return body(FileBody.of(file), contentType);
    }

    @Override
    public Request inputStream(Supplier<? extends InputStream> body, String contentType) {
        return generated(
                out -> {
                    try (InputStream in = body.get()) {
                        in.transferTo(out);
                    }
                },
                contentType);
    }

    @Override
    public Request generated(BodyWriter body, String contentType) {
        return body(new GeneratedBody(body, -1), contentType);
    }

    @Override
    public Request generated(BodyWriter body, long length, String contentType) {
        if (length < 0) {
            throw new IllegalArgumentException(
                    "length of a request body must be at least 0, was " + length);
        }
        return body(new GeneratedBody(body, length), contentType);
    }

    @Override
    public Request keepBody(boolean keep) {
        this.keep = Optional.of(keep);
        return this;
    }

    private Request body(RequestBody body, String contentType) {
        HeaderText.check("Content-Type", contentType);
        this.body = body;
        this.hasBody = true;
        this.contentType = contentType;
        return this;
    }

    @Override
    public Request basicAuth(String user, String password) {
        return header("Authorization", BasicAuth.of(user, password));
    }

    @Override
    public Request bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    @Override
    public Request timeout(Duration total) {
        return timeouts(timeouts.withTotal(total));
    }

    @Override
    public Request timeouts(Timeouts timeouts) {
        this.timeouts = timeouts;
        return this;
    }

    @Override
    public Request followRedirects(boolean follow) {
        this.follow = Optional.of(follow);
        return this;
    }

    @Override
    public Request freshDns() {
        freshDns = true;
        return this;
    }

    @Override
    public Request context(String key, Object value) {
        if (context.isEmpty()) {
            context = new LinkedHashMap<>();
        }
        context.put(key, value);
        return this;
    }

    /** The URL with the query parameters of this request. */
    Target target(Target target) {
        return query.isEmpty() ? target : target.withQuery(query);
    }

    /**
     * The entry that the request belongs to.
     *
     * @param blockName the name of requests that have none of their own; empty for their path
     */
    EntryKey key(String method, Target target, String blockName) {
        String given = name.isEmpty() ? blockName : name;
        return given.isEmpty() ? target.key(method) : new EntryKey(method, given);
    }

    Timeouts timeouts() {
        return timeouts;
    }

    Headers headers() {
        return headers;
    }

    boolean hasBody() {
        return hasBody;
    }

    RequestBody body() {
        return body;
    }

    /** The type of the body; empty without a body. */
    String contentType() {
        return contentType;
    }

    /** What is done with the body of the response. */
    BodyPlan plan(BodyPlans plans) {
        if (keep.isEmpty()) {
            return plans.usual();
        }
        return keep.get() ? plans.kept() : BodyPlan.DISCARDED;
    }

    boolean followsRedirects(String method) {
        return follow.isPresent() ? follow.get() : !method.equals("HEAD");
    }

    boolean asksForFreshDns() {
        return freshDns;
    }

    Map<String, Object> context() {
        return context;
    }
}
