package dev.acrida.http;

import dev.acrida.Environment;
import dev.acrida.HttpSettings;
import dev.acrida.RequestEvent;
import dev.acrida.spi.SampleSink;
import dev.acrida.spi.UserContext;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The context of one user that keeps what its clients record. */
final class RecordingContext implements UserContext, SampleSink {
    final List<Sample> samples = new ArrayList<>();
    final List<RequestEvent> events = new ArrayList<>();
    final List<EntryKey> lost = new ArrayList<>();
    private final String host;
    private HttpSettings settings = HttpSettings.DEFAULT;
    private final Map<String, Object> eventContext;

    RecordingContext(String host, Map<String, Object> eventContext) {
        this.host = host;
        this.eventContext = eventContext;
    }

    RecordingContext with(HttpSettings settings) {
        this.settings = settings;
        return this;
    }

    Sample onlySample() {
        if (samples.size() != 1) {
            throw new AssertionError("one sample expected, was " + samples);
        }
        return samples.getFirst();
    }

    @Override
    public synchronized void record(Sample sample, Supplier<RequestEvent> event) {
        samples.add(sample);
        events.add(event.get());
    }

    @Override
    public synchronized void lost(EntryKey key) {
        lost.add(key);
    }

    @Override
    public long userId() {
        return 1;
    }

    @Override
    public Environment environment() {
        throw new UnsupportedOperationException("clients do not ask for it");
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public <C> C client(Class<C> type) {
        throw new UnsupportedOperationException("clients do not ask for clients");
    }

    @Override
    public HttpSettings httpSettings() {
        return settings;
    }

    @Override
    public Map<String, Object> eventContext() {
        return eventContext;
    }

    @Override
    public SampleSink samples() {
        return this;
    }

    @Override
    public void pause() {}
}
