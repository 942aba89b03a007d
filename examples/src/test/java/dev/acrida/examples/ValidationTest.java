package dev.acrida.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.acrida.examples.Acrida.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows the validating example one kind of products after the other. */
@Timeout(120)
class ValidationTest {
    private static final List<String> ANSWERS =
            List.of(
                    "{\"products\": [{\"id\": 1, \"name\": \"one\", \"price\": 1}]}",
                    "{\"items\": []}",
                    "{\"products\": 7}",
                    "{\"products\": []}",
                    "{\"products\": [{\"id\": 1, \"name\": \"one\"}, {\"id\": 2}]}",
                    "<p>no JSON</p>");

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @TempDir Path folder;

    @BeforeEach
    void openServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api", exchange -> answer(exchange, "{}"));
        server.createContext("/products", exchange -> answer(exchange, nextAnswer()));
        server.start();
    }

    @AfterEach
    void closeServer() {
        server.stop(0);
    }

    @Test
    void eachWrongAnswerFailsForItsReason() throws Exception {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort());

        Outcome run =
                Acrida.in(folder)
                        .impatient("Validation.java", "ValidatingUser")
                        .with("--host", uri.toString())
                        .users(1)
                        .runUntil(() -> asked.get() > ANSWERS.size());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .hasSize(ANSWERS.size() - 1)
                .contains(
                        "Response missing 'products' field",
                        "'products' should be a list",
                        "No products returned",
                        "Product missing required fields")
                .anyMatch(error -> error.contains("JSON"));
    }

    private String nextAnswer() {
        return ANSWERS.get(asked.getAndIncrement() % ANSWERS.size());
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
