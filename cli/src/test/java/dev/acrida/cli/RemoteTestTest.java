package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Test files that are fetched from a server. */
@Timeout(60)
class RemoteTestTest {
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends User {
                @Task void look() { IO.println("looked"); stopUser(); }
            }
            """;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/tests/Shop.java",
                exchange -> {
                    byte[] text = TEST.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, text.length);
                    exchange.getResponseBody().write(text);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aTestMayBeFetched() {
        var outcome = Command.run("-f", url("/tests/Shop.java"), "--headless", "--only-summary");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("looked");
    }

    @Test
    void whatCannotBeFetchedIsOneLine() {
        refused("/Shop.java", " cannot be fetched: the answer has status 404");
        refused("/tests", " must be the URL of a .java file");
    }

    private void refused(String path, String why) {
        var outcome = Command.run("-f", url(path), "--headless");

        assertThat(outcome.err()).isEqualToIgnoringNewLines("test file " + url(path) + why);
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
