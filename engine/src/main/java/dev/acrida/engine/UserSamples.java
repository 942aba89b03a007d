package dev.acrida.engine;

import dev.acrida.RequestEvent;
import dev.acrida.spi.SampleSink;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import java.util.function.Supplier;

/** Where the clients of one user put their samples. Thread-safe. */
final class UserSamples implements SampleSink {
    private final RunScope scope;
    private final long userId;

    UserSamples(RunScope scope, long userId) {
        this.scope = scope;
        this.userId = userId;
    }

    @Override
    public void record(Sample sample, Supplier<RequestEvent> event) {
        scope.recorder().record(sample, userId);
        scope.names().see(sample.key());
        if (scope.events().hears(RequestEvent.class)) {
            scope.events().fire(event.get());
        }
    }

    @Override
    public void lost(EntryKey key) {
        scope.recorder().recordLost();
    }
}
