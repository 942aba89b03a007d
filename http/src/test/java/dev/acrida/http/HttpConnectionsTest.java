package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.acrida.Connections;
import dev.acrida.Http;
import dev.acrida.HttpSettings;
import dev.acrida.HttpVersion;
import dev.acrida.spi.IterationAware;
import dev.acrida.stats.Sample;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who uses which connection, and for how long. */
@Timeout(60)
class HttpConnectionsTest {
    private final ScriptedServer server = ScriptedServer.answering(Script.ok());

    private RecordingContext user(Connections connections) {
        return new RecordingContext(server.uri().toString(), Map.of())
                .with(HttpSettings.DEFAULT.withConnections(connections));
    }

    @Test
    void usersHaveConnectionsOfTheirOwn() {
        try (server;
                HttpClients clients = new HttpClients(HttpOptions.DEFAULT)) {
            for (int i = 0; i < 3; i++) {
                Http http = clients.create(user(Connections.PER_USER));
                http.get("/");
                http.get("/");
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void aSharedPoolServesUsersOneAfterTheOther() {
        try (server;
                HttpClients clients = new HttpClients(HttpOptions.DEFAULT)) {
            for (int i = 0; i < 3; i++) {
                try (UserHttp http = (UserHttp) clients.create(user(Connections.shared(10)))) {
                    assertThat(http.get("/").ok()).isTrue();
                }
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aSharedPoolOpensNoMoreThanItsLimit() throws InterruptedException {
        try (server;
                HttpClients clients = new HttpClients(HttpOptions.DEFAULT)) {
            List<RecordingContext> users =
                    IntStream.range(0, 20).mapToObj(_ -> user(Connections.shared(2))).toList();
            List<Thread> threads =
                    users.stream()
                            .map(user -> Thread.ofVirtual().start(() -> visit(clients, user)))
                            .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(users)
                    .allSatisfy(user -> assertThat(user.samples).hasSize(10))
                    .allSatisfy(user -> assertThat(user.samples).noneMatch(Sample::failed));
            assertThat(server.connections()).isBetween(1, 2);
        }
    }

    private static void visit(HttpClients clients, RecordingContext user) {
        Http http = clients.create(user);
        for (int i = 0; i < 10; i++) {
            http.get("/");
        }
    }

    @Test
    void aNewConnectionPerRequestSaysSo() {
        try (server;
                HttpClients clients = new HttpClients(HttpOptions.DEFAULT)) {
            Http http = clients.create(user(Connections.NEW_PER_REQUEST));
            http.get("/");
            assertThat(http.get("/").timings().connect()).isPositive();
            http.parallel(h -> h.get("/"), h -> h.get("/"));
            assertThat(server.connections()).isEqualTo(4);
            assertThat(server.requests())
                    .allMatch(r -> r.toString().contains("connection=[close]"));
        }
    }

    @Test
    void aNewConnectionPerIterationLastsUntilTheTaskEnds() {
        try (server;
                HttpClients clients = new HttpClients(HttpOptions.DEFAULT)) {
            Http http = clients.create(user(Connections.NEW_PER_ITERATION));
            for (int i = 0; i < 2; i++) {
                http.get("/");
                http.get("/");
                ((IterationAware) http).iterationEnded();
            }
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void settingsAreCheckedAndCopied() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.shared(0))
                .withMessage("connections per host must be at least 1, was 0");
        HttpSettings settings =
                HttpSettings.DEFAULT
                        .withHttp2()
                        .withConnections(Connections.PER_USER.withMaxPerHost(2));
        assertThat(settings.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(settings.connections().maxPerHost()).isEqualTo(2);
        server.close();
    }
}
