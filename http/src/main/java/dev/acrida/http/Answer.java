package dev.acrida.http;

import dev.acrida.Headers;
import dev.acrida.Response;
import dev.acrida.ResponseError;
import dev.acrida.SentRequest;
import dev.acrida.Timings;
import dev.acrida.Traffic;
import dev.acrida.http.wire.Reached;
import dev.acrida.http.wire.WireFailure;
import dev.acrida.http.wire.WireResponse;
import dev.acrida.spi.RequestTracer.Trace;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Phases;
import dev.acrida.stats.Sample;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What came of a request and its redirects. Filled by a {@link ChainSender}, then read by the
 * author; confined to the user's thread. Text and JSON are made when first asked for, and kept.
 */
final class Answer implements Response {
    private static final byte[] EMPTY = {};
    private static final Reached NOT_SENT = new Reached(Timings.NONE, 0, 0, 0);

    private final EntryKey key;
    private final Target asked;
    private Hop last;
    private @Nullable WireResponse response;
    private @Nullable Reached reached;
    private byte @Nullable [] decoded;
    private String error = "";
    private long startedNanos;
    private long endedNanos;
    private @Nullable Earlier earlier;
    private @Nullable String text;
    private @Nullable JsonNode json;
    private Trace trace = Trace.NONE;

    /** An answer to come. */
    Answer(EntryKey key, Hop first) {
        this.key = key;
        this.asked = first.target();
        this.last = first;
    }

    /** The entry under which the request is recorded. */
    EntryKey key() {
        return key;
    }

    /** The URL that was asked for first. */
    Target asked() {
        return asked;
    }

    /** The request that is or was the last of the chain. */
    Hop last() {
        return last;
    }

    /** When the first request began, by {@link System#nanoTime()}. */
    long startedNanos() {
        return startedNanos;
    }

    /** How the request is followed. */
    Trace trace() {
        return trace;
    }

    /** From now on the request is followed. */
    void trace(Trace trace) {
        this.trace = trace;
    }

    /** A response of the chain is here. */
    void received(WireResponse next) {
        if (response == null) {
            startedNanos = next.startedNanos();
        } else if (response != next) {
            earlier = new Earlier(timings(), traffic(), retries());
        }
        response = next;
        endedNanos = next.endedNanos();
    }

    /** The chain goes on. */
    void redirected(Hop next) {
        last = next;
    }

    /** The body of the last response was compressed. */
    void decoded(byte[] body) {
        decoded = body;
    }

    /** The last response is there, but is not what an author can use. */
    void failed(String why) {
        error = why;
    }

    /**
     * There is no last response.
     *
     * @param beganNanos when the time-out of the chain began to run: so that one that is missed
     *     enters at no less than its value
     */
    Answer failed(WireFailure failure, long beganNanos) {
        if (response != null) {
            earlier = new Earlier(timings(), traffic(), retries());
        }
        startedNanos = beganNanos;
        endedNanos = failure.endedNanos();
        reached = failure.reached();
        response = null;
        error = String.valueOf(failure.getMessage());
        return this;
    }

    /** The sample that the status decides. */
    Sample sample() {
        String failure = error.isEmpty() ? StatusText.failure(status()) : error;
        return new Sample(key, endedNanos - startedNanos, length(), failure, phases());
    }

    /** Where the time went: nearly always that of one response, which has it at hand. */
    Phases phases() {
        if (response != null && earlier == null) {
            return response.phases();
        }
        Timings all = timings();
        return new Phases(
                1,
                all.queue().toNanos(),
                all.dns().toNanos(),
                all.connect().toNanos(),
                all.tls().toNanos(),
                all.firstByte().toNanos(),
                all.body().toNanos());
    }

    private long length() {
        if (response == null || !error.isEmpty()) {
            return 0;
        }
        return decoded == null ? response.bodyLength() : decoded.length;
    }

    @Override
    public int status() {
        return response == null || !error.isEmpty() ? 0 : response.status();
    }

    @Override
    public String error() {
        return error;
    }

    @Override
    public Headers headers() {
        return response == null ? new Headers() : response.headers();
    }

    @Override
    public byte[] bytes() {
        if (response == null || !error.isEmpty()) {
            return EMPTY;
        }
        return decoded == null ? response.body() : decoded;
    }

    @Override
    public String text() {
        String made = text;
        if (made == null) {
            String type = response == null ? "" : response.header("Content-Type");
            made = new String(bytes(), ContentType.charset(type, StandardCharsets.UTF_8));
            text = made;
        }
        return made;
    }

    @Override
    public JsonNode json() {
        JsonNode made = json;
        if (made == null) {
            made = Json.read(jsonText());
            json = made;
        }
        return made;
    }

    @Override
    public <T> T json(Class<T> type) {
        return Json.read(jsonText(), type);
    }

    private String jsonText() {
        if (!error.isEmpty()) {
            throw new ResponseError("No response to read JSON from: " + error);
        }
        return text();
    }

    @Override
    public SentRequest request() {
        return last.sent();
    }

    @Override
    public String url() {
        return last.target().url();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(endedNanos - startedNanos);
    }

    @Override
    public String protocol() {
        return response == null ? "" : response.protocol();
    }

    @Override
    public Timings timings() {
        Timings own = response == null ? ofFailure().timings() : response.timings();
        return earlier == null ? own : earlier.timings().plus(own);
    }

    @Override
    public Traffic traffic() {
        Traffic own =
                response == null
                        ? new Traffic(ofFailure().wireBytesOut(), ofFailure().wireBytesIn(), 0)
                        : new Traffic(response.wireBytesOut(), response.wireBytesIn(), length());
        return earlier == null ? own : earlier.traffic().plus(own);
    }

    @Override
    public int retries() {
        int own = response == null ? ofFailure().retries() : response.retries();
        return earlier == null ? own : earlier.retries() + own;
    }

    private Reached ofFailure() {
        return reached == null ? NOT_SENT : reached;
    }

    /** What the requests of a chain took that came before the last. */
    private record Earlier(Timings timings, Traffic traffic, int retries) {}
}
