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
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of another site, opened in the tester's browser, can start nothing and read nothing. */
@Timeout(60)
class CrossSiteTest {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
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
        assertThat(raw("/api/page", "Host: " + host))
                .matches("(?s)HTTP/1.1 40[03] .*")
                .doesNotContain("csrf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:80", "127.0.0.1:8089", "[::1]:8089", "load.localhost"})
    void itsOwnNamesAreNot(String host) throws IOException {
        assertThat(raw("/worker-count", "Host: " + host)).startsWith("HTTP/1.1 200 ");
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
    @ValueSource(strings = {"", "page/login.html", "stats/report", "stats/requests/csv"})
    void everyAnswerSaysWhatABrowserMayDoWithIt(String path) {
        var headers = page.get(path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        if (headers.firstValue("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none';")
                    .containsPattern("frame-ancestors 'none'|sandbox allow-scripts")
                    .doesNotContain("unsafe-eval", "*", "http");
        }
    }

    @Test
    void thePageRunsOnlyItsOwnScripts() {
        String policy = page.get("").headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("script-src 'self' 'sha256-", "style-src 'self'", "connect-src 'self'")
                .contains("base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
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
        assertThat(raw("/" + path, "Host: localhost")).matches("(?s)HTTP/1.1 40[034] .*");
    }

    @Test
    void aHostileHeaderComesBackNowhere() throws IOException {
        String received =
                raw(
                        "/api/history?entry=<script>",
                        "Host: localhost",
                        "Cookie: acrida-0=<script>",
                        "X: <script>");
        assertThat(received).startsWith("HTTP/1.1 400 ").doesNotContain("script");
    }

    /** The answer to a request as it is written here, byte by byte. */
    private String raw(String target, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1"));
        lines.addAll(List.of(headers));
        lines.addAll(List.of("Connection: close", "", ""));
        try (Socket socket = new Socket("localhost", page.server.port())) {
            socket.setSoTimeout(10_000);
            byte[] request = String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(request);
            return answer(socket.getInputStream());
        }
    }

    /** The head and as much of the body as it announces: the connection may stay open. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }
}
