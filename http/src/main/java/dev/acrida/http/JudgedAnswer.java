package dev.acrida.http;

import dev.acrida.Headers;
import dev.acrida.JudgedResponse;
import dev.acrida.ResponseError;
import dev.acrida.SentRequest;
import dev.acrida.Timings;
import dev.acrida.Traffic;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer whose sample is recorded when it is closed. Confined to the user's thread. */
final class JudgedAnswer implements JudgedResponse {
    private final Answer answer;
    private final Samples samples;
    private final Map<String, Object> context;
    private Sample sample;
    private Verdict verdict = Verdict.NONE;
    private boolean closed;

    private enum Verdict {
        NONE,
        GIVEN,
        DROPPED
    }

    JudgedAnswer(Answer answer, Samples samples) {
        this.answer = answer;
        this.samples = samples;
        this.context = new LinkedHashMap<>(answer.last().draft().context());
        this.sample = answer.sample();
    }

    @Override
    public void success() {
        decide(Verdict.GIVEN, Sample.OK);
    }

    @Override
    public void failure(String reason) {
        decide(Verdict.GIVEN, reason.isBlank() ? "failed without a reason" : reason);
    }

    @Override
    public void drop() {
        decide(Verdict.DROPPED, sample.error());
    }

    /** The author's judgement found a fault, unless it has closed the response before. */
    void thrown(ResponseError fault) {
        if (!closed) {
            failure(String.valueOf(fault.getMessage()));
        }
    }

    /** Drops the sample, unless there is a verdict. */
    void dropUnlessDecided() {
        if (!closed && verdict == Verdict.NONE) {
            drop();
        }
    }

    private void decide(Verdict decided, String error) {
        edit(sample.key(), sample.responseNanos(), sample.bytes(), error);
        verdict = decided;
    }

    @Override
    public void name(String name) {
        EntryKey key = new EntryKey(sample.key().method(), name);
        edit(key, sample.responseNanos(), sample.bytes(), sample.error());
    }

    @Override
    public void responseTime(Duration responseTime) {
        if (responseTime.isNegative()) {
            throw new IllegalArgumentException(
                    "response time of %s must not be negative, was %s"
                            .formatted(sample.key(), responseTime));
        }
        edit(sample.key(), responseTime.toNanos(), sample.bytes(), sample.error());
    }

    @Override
    public void length(long bytes) {
        edit(sample.key(), sample.responseNanos(), bytes, sample.error());
    }

    @Override
    public void context(String key, Object value) {
        requireOpen();
        context.put(key, value);
    }

    private void edit(EntryKey key, long nanos, long bytes, String error) {
        requireOpen();
        sample = new Sample(key, nanos, bytes, error, sample.phases());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "response to %s must be judged before it is closed".formatted(sample.key()));
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (verdict == Verdict.DROPPED) {
            samples.discarded(sample.key());
            answer.trace().lost();
        } else {
            samples.record(sample, answer, context);
        }
    }

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public String error() {
        return answer.error();
    }

    @Override
    public Headers headers() {
        return answer.headers();
    }

    @Override
    public byte[] bytes() {
        return answer.bytes();
    }

    @Override
    public String text() {
        return answer.text();
    }

    @Override
    public JsonNode json() {
        return answer.json();
    }

    @Override
    public <T> T json(Class<T> type) {
        return answer.json(type);
    }

    @Override
    public SentRequest request() {
        return answer.request();
    }

    @Override
    public String url() {
        return answer.url();
    }

    @Override
    public Duration elapsed() {
        return answer.elapsed();
    }

    @Override
    public String protocol() {
        return answer.protocol();
    }

    @Override
    public Timings timings() {
        return answer.timings();
    }

    @Override
    public Traffic traffic() {
        return answer.traffic();
    }

    @Override
    public int retries() {
        return answer.retries();
    }
}
