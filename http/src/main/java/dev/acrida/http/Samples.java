package dev.acrida.http;

import dev.acrida.RequestEvent;
import dev.acrida.Response;
import dev.acrida.spi.SampleSink;
import dev.acrida.spi.UserContext;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Records one user's samples, and makes their events for those who listen. */
final class Samples {
    private final UserContext user;
    private final SampleSink sink;

    Samples(UserContext user) {
        this.user = user;
        this.sink = user.samples();
    }

    /** Records what an answer is worth by its status. */
    Answer record(Answer answer) {
        record(answer.sample(), answer, answer.last().draft().context());
        return answer;
    }

    /** Declares that nobody will know how a request ended. */
    void lost(EntryKey key) {
        sink.lost(key);
    }

    /** Declares that the author wants no sample of a request. */
    void discarded(EntryKey key) {
        sink.discarded(key);
    }

    /** Records what the author decided that an answer is worth. */
    void record(Sample sample, Answer answer, Map<String, Object> context) {
        answer.trace().end(sample, Optional.of(answer));
        sink.record(
                sample,
                () ->
                        event(
                                sample,
                                answer.startedNanos(),
                                Optional.of(answer),
                                context,
                                answer.asked().url()));
    }

    /** Records a message on a connection that an answer has opened. */
    void record(Sample sample, long startedNanos, Answer opening) {
        sink.record(
                sample,
                () ->
                        event(
                                sample,
                                startedNanos,
                                Optional.empty(),
                                opening.last().draft().context(),
                                opening.asked().url()));
    }

    /** One at a time: branches of a user record beside each other, and it asks the user. */
    private synchronized RequestEvent event(
            Sample sample,
            long startedNanos,
            Optional<Response> response,
            Map<String, Object> context,
            String url) {
        long ago = System.nanoTime() - startedNanos;
        Map<String, Object> all = new LinkedHashMap<>(user.eventContext());
        all.putAll(context);
        return new RequestEvent(
                sample.key(),
                Instant.now().minusNanos(ago),
                Duration.ofNanos(sample.responseNanos()),
                sample.bytes(),
                sample.error(),
                response,
                all,
                url);
    }
}
