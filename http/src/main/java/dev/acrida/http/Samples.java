package dev.acrida.http;

import dev.acrida.RequestEvent;
import dev.acrida.spi.SampleSink;
import dev.acrida.spi.UserContext;
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

    /** Records what the author decided that an answer is worth. */
    void record(Sample sample, Answer answer, Map<String, Object> context) {
        sink.record(sample, () -> event(sample, answer, context));
    }

    /** One at a time: branches of a user record beside each other, and it asks the user. */
    private synchronized RequestEvent event(
            Sample sample, Answer answer, Map<String, Object> context) {
        long ago = System.nanoTime() - answer.startedNanos();
        Map<String, Object> all = new LinkedHashMap<>(user.eventContext());
        all.putAll(context);
        return new RequestEvent(
                sample.key(),
                Instant.now().minusNanos(ago),
                Duration.ofNanos(sample.responseNanos()),
                sample.bytes(),
                sample.error(),
                Optional.of(answer),
                all,
                answer.asked().url());
    }
}
