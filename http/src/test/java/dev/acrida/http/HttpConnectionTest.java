package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Http;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** When a connection is used again. That of the server's wishes: see the catalogue of tortures. */
class HttpConnectionTest {
    private final ScriptedServer server = ScriptedServer.answering(Script.ok());
    private final HttpClients clients = new HttpClients(HttpOptions.DEFAULT);
    private final Http http =
            clients.create(new RecordingContext(server.uri().toString(), Map.of()));

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    @Test
    void aRequestThatSaysCloseIsTheLastOnItsConnectionWhateverTheServerSays() {
        http.get("/", r -> r.header("Connection", "Keep-Alive, Close"));
        http.get("/");
        http.get("/");

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aUserMayCloseWhatItKeeps() {
        http.get("/");
        http.closeConnections();
        http.get("/");

        assertThat(server.connections()).isEqualTo(2);
    }
}
