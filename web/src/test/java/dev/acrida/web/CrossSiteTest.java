package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.RunState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A page of another site, opened in the tester's browser, can start nothing and read nothing. */
@Timeout(60)
class CrossSiteTest {
    private static final String ORDER = "{\"users\": 1, \"spawnRate\": 1}";

    private ServedPage page;

    @BeforeEach
    void open() {
        page = ServedPage.open();
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Referer, http://evil.example/page",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void noOtherSiteStartsATest(String header, String value) {
        HttpResponse<String> swarm = page.form("swarm", "user_count=1&spawn_rate=1", header, value);
        assertThat(swarm.statusCode()).isEqualTo(403);
        assertThat(page.post("api/start", ORDER, header, value).statusCode()).isEqualTo(403);
        assertThat(page.run.status().state()).isEqualTo(RunState.READY);
    }

    @Test
    void aBrowserNeedsTheTokenOfThePage() {
        String origin = page.server.address().replaceFirst("/$", "");
        assertThat(page.post("api/start", ORDER, "Origin", origin).statusCode()).isEqualTo(403);
        String csrf = page.json("api/page").get("csrf").asString();
        var started = page.post("api/start", ORDER, "Origin", origin, "X-Acrida-Csrf", csrf);
        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(started.body()).contains("\"epoch\":1");
    }

    @Test
    void aScriptNeedsNothing() {
        var swarm = page.form("swarm", "user_count=2&spawn_rate=10");
        assertThat(swarm.statusCode()).isEqualTo(200);
        assertThat(swarm.body()).contains("\"success\":true", "\"message\":\"Swarming started\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "stats/reset", "reset", "swarm"})
    void aGetChangesNothing(String path) {
        var refused = page.get(path);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.body()).contains("POST");
    }

    @Test
    void aGetIsObeyedOnDemandButNotFromAnotherSite() {
        try (ServedPage lax = ServedPage.open(PageSettings.onLoopback(0).withGetControl())) {
            assertThat(lax.get("stop", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
            assertThat(lax.get("stop").body()).contains("Test stopped");
            assertThat(lax.get("stats/reset").body()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8089", "localhost.evil.example", ""})
    void aNameThatSomebodyLedHereIsRefused(String host) throws IOException {
        assertThat(raw("GET /api/page HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .matches("(?s)HTTP/1.1 40[03] .*")
                .doesNotContain("csrf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:80", "127.0.0.1:8089", "[::1]:8089", "load.localhost"})
    void itsOwnNamesAreNot(String host) throws IOException {
        assertThat(raw("GET /worker-count HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void nobodyElseMayReadOrFrameAnything() {
        var headers = page.get("api/state", "Origin", "http://evil.example").headers();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page/../openapi.json",
                "page/%2e%2e/openapi.json",
                "page/..%2fopenapi.json",
                "webjars/../../../dev/acrida/web/openapi.json",
                "page//etc/passwd"
            })
    void noFileButThoseOfThePageIsServed(String path) throws IOException {
        assertThat(raw("GET /" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .matches("(?s)HTTP/1.1 40[034] .*");
    }

    @Test
    void aHostileHeaderComesBackNowhere() throws IOException {
        String answer =
                raw(
                        "GET /api/history?entry=<script> HTTP/1.1\r\nHost: localhost\r\n"
                                + "Cookie: acrida-0=<script>\r\nX: <script>\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("nosniff");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", page.server.port())) {
            String closing = request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
