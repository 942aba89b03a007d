package dev.acrida.http;

import dev.acrida.Http;

import java.util.Map;

/** A server, and a user with a client for it. */
final class HttpFixture implements AutoCloseable {
    final TestServer server = new TestServer();
    final RecordingContext user;
    final Http http;
    private final HttpClients clients;

    HttpFixture() {
        this("");
    }

    /** The user's host has this path. */
    HttpFixture(String path) {
        this.user = new RecordingContext(server.url() + path, Map.of("region", "eu"));
        this.clients = new HttpClients(HttpOptions.DEFAULT.withUserAgent("acrida/test"));
        this.http = clients.create(user);
    }

    /** Another user's client for the same server. */
    Http anotherUser() {
        return clients.create(new RecordingContext(server.url(), Map.of()));
    }

    /** A client for another host. */
    Http clientFor(RecordingContext context) {
        return clients.create(context);
    }

    @Override
    public void close() {
        clients.close();
        server.close();
    }
}
