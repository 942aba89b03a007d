package dev.acrida.spi;

import dev.acrida.Response;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;

import java.util.Map;
import java.util.Optional;

/** Follows requests into the systems that they go to, for example as OpenTelemetry does. */
public interface RequestTracer {
    /**
     * A request is about to be sent, on its user's thread. Thread-safe.
     *
     * @param key the entry that it will be recorded under
     * @param method how it is sent, for example {@code GET}
     * @param url where it goes, with its query
     */
    Trace begin(EntryKey key, String method, String url);

    /** One request that is followed, or not. Confined to its user's thread. */
    interface Trace {
        /** Of a request that nobody follows. */
        Trace NONE =
                new Trace() {
                    @Override
                    public Map<String, String> headers() {
                        return Map.of();
                    }

                    @Override
                    public void end(Sample sample, Optional<Response> response) {}

                    @Override
                    public void lost() {}
                };

        /** What is sent along, also to where the request is redirected. */
        Map<String, String> headers();

        /** The request has ended, and this is what is recorded of it. */
        void end(Sample sample, Optional<Response> response);

        /** Nobody will know how the request ended. */
        void lost();
    }
}
