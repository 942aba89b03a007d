package dev.acrida.engine;

import dev.acrida.RequestEvent;
import dev.acrida.spi.SampleSink;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where the clients of one user put their samples. Thread-safe. */
final class UserSamples implements SampleSink {
    private final RunScope scope;
    private final long userId;
    private final Consumer<Sample> watch;

    UserSamples(RunScope scope, long userId, Consumer<Sample> watch) {
        this.scope = scope;
        this.userId = userId;
        this.watch = watch;
    }

    @Override
    public void record(Sample sample, Supplier<RequestEvent> event) {
        scope.recorder().record(sample, userId);
        scope.names().see(sample.key());
        watch.accept(sample);
        if (scope.events().hears(RequestEvent.class)) {
            scope.events().fire(event.get());
        }
    }

    @Override
    public void lost(EntryKey key) {
        scope.recorder().recordLost();
    }
}
