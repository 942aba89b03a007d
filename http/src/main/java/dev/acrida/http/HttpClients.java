package dev.acrida.http;

import dev.acrida.Http;
import dev.acrida.http.wire.Wire;
import dev.acrida.http.wire.WireOptions;
import dev.acrida.spi.ClientFactory;
import dev.acrida.spi.UserContext;
import dev.acrida.stats.BucketCounts;

import java.time.InstantSource;

/** Makes the HTTP clients of one run's users. Thread-safe. */
public final class HttpClients implements ClientFactory<Http> {
    private static final System.Logger LOG = System.getLogger("acrida.http");

    private final SharedParts shared;

    /**
     * Opens what the clients share: selector loops, the TLS context, resolved names.
     *
     * @throws java.io.UncheckedIOException if a file of {@link HttpOptions#network()} cannot be
     *     used
     */
    public HttpClients(HttpOptions options) {
        Wire wire =
                Wire.open(
                        WireOptions.DEFAULT
                                .withNetwork(options.network())
                                .withDrain(options.drain()));
        this.shared =
                new SharedParts(
                        options,
                        wire,
                        new Sites(),
                        InstantSource.system(),
                        new RequestDraft(options.timeouts()));
    }

    @Override
    public Class<Http> type() {
        return Http.class;
    }

    /** Makes a client without cookies or connections; closing it closes its connections. */
    @Override
    public Http create(UserContext user) {
        return new UserHttp(user, shared);
    }

    @Override
    public void requireUsable(String host) {
        Target.parse(host);
    }

    @Override
    public BucketCounts takeReadDelays() {
        return shared.wire().takeReadDelays();
    }

    @Override
    public void close() {
        shared.wire().close();
        long retries = shared.wire().retries();
        if (retries > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Requests sent once more, as the server had closed their connection: {0}",
                    Long.toString(retries));
        }
    }
}
