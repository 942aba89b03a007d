package dev.acrida.http;

import dev.acrida.Http;
import dev.acrida.http.wire.Wire;
import dev.acrida.http.wire.WireOptions;
import dev.acrida.spi.ClientFactory;
import dev.acrida.spi.UserContext;

import java.time.InstantSource;

/** Makes the HTTP clients of one run's users. Thread-safe. */
public final class HttpClients implements ClientFactory<Http> {
    private final HttpOptions options;
    private final Wire wire;
    private final Sites sites = new Sites();

    /** Opens what the clients share: selector loops, the TLS context, resolved names. */
    public HttpClients(HttpOptions options) {
        this.options = options;
        this.wire =
                Wire.open(
                        WireOptions.DEFAULT
                                .withInsecure(options.insecure())
                                .withDrain(options.drain()));
    }

    @Override
    public Class<Http> type() {
        return Http.class;
    }

    /** Makes a client without cookies or connections; closing it closes its connections. */
    @Override
    public Http create(UserContext user) {
        return new UserHttp(user, options, wire.connections(), sites, InstantSource.system());
    }

    @Override
    public void close() {
        wire.close();
    }
}
