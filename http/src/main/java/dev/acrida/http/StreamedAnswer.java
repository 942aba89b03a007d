package dev.acrida.http;

import dev.acrida.Headers;
import dev.acrida.ServerSentEvent;
import dev.acrida.StreamedResponse;
import dev.acrida.Timings;
import dev.acrida.http.wire.WireStream;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;

/** An answer whose body is taken while it arrives. Confined to the user's thread. */
final class StreamedAnswer implements StreamedResponse {
    private static final int CHUNK = 64 << 10;

    private final Answer answer;
    private final Samples samples;
    private final int maxBytes;
    private final @Nullable WireStream stream;
    private final StreamBody body;
    private EntryKey key;
    private String broken = "";
    private @Nullable String verdict;
    private @Nullable Duration responseTime;
    private boolean closed;

    /** Creates one; without a stream there is no response. */
    StreamedAnswer(Answer answer, @Nullable WireStream stream, Samples samples, int maxBytes) {
        this.answer = answer;
        this.stream = stream;
        this.samples = samples;
        this.maxBytes = maxBytes;
        this.key = answer.key();
        this.body =
                stream == null || !answer.error().isEmpty()
                        ? new StreamBody(InputStream.nullInputStream(), "", this::broke)
                        : new StreamBody(
                                new RawBody(stream, this::stopped),
                                stream.head().header("Content-Encoding"),
                                this::broke);
    }

    private void broke(String why) {
        if (broken.isEmpty()) {
            broken = why;
        }
    }

    /** The user is stopped: nobody will know how this would have ended. */
    private void stopped() {
        if (!closed) {
            samples.lost(key);
            answer.trace().lost();
            end();
        }
    }

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public String error() {
        return broken.isEmpty() ? answer.error() : broken;
    }

    @Override
    public Headers headers() {
        return answer.headers();
    }

    @Override
    public String url() {
        return answer.url();
    }

    @Override
    public Duration elapsed() {
        return stream == null || closed
                ? answer.elapsed()
                : Duration.ofNanos(stream.lastNanos() - answer.startedNanos());
    }

    @Override
    public Timings timings() {
        return stream == null || closed
                ? answer.timings()
                : stream.head().timingsUntil(stream.lastNanos());
    }

    @Override
    public Iterable<byte[]> chunks() {
        byte[] buffer = new byte[CHUNK];
        return () ->
                iterator(
                        () -> {
                            int count = body.read(buffer, 0, CHUNK);
                            return count < 0 ? null : Arrays.copyOf(buffer, count);
                        });
    }

    @Override
    public Iterable<String> lines() {
        Charset charset =
                ContentType.charset(
                        answer.headers().first("Content-Type").orElse(""), StandardCharsets.UTF_8);
        Lines lines = new Lines(body, charset, maxBytes);
        return () -> iterator(lines::next);
    }

    @Override
    public Iterable<ServerSentEvent> events() {
        EventStream events = new EventStream(body, maxBytes);
        return () -> iterator(events::next);
    }

    private <T> Iterator<T> iterator(PieceIterator.Source<T> source) {
        return new PieceIterator<>(source, failure -> broke(String.valueOf(failure.getMessage())));
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void success() {
        decide(Sample.OK);
    }

    @Override
    public void failure(String reason) {
        decide(reason.isBlank() ? "failed without a reason" : reason);
    }

    private void decide(String error) {
        requireOpen();
        verdict = error;
    }

    @Override
    public void name(String name) {
        requireOpen();
        key = new EntryKey(key.method(), name);
    }

    @Override
    public void responseTime(Duration time) {
        requireOpen();
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "response time of %s must not be negative, was %s".formatted(key, time));
        }
        responseTime = time;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "response to %s must be judged before it is closed".formatted(key));
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        end();
        samples.record(sample(), answer, answer.last().draft().context());
    }

    private void end() {
        closed = true;
        try {
            body.close();
        } catch (IOException e) {
            // The decoder had nothing left to say; the stream itself is closed below.
        }
        if (stream != null) {
            stream.close();
            answer.received(stream.head());
        }
    }

    private Sample sample() {
        String error = verdict;
        if (error == null) {
            error = broken.isEmpty() ? answer.sample().error() : broken;
        }
        Duration time = responseTime == null ? answer.elapsed() : responseTime;
        return new Sample(key, time.toNanos(), body.count(), error, answer.phases());
    }
}
