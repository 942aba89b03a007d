package dev.acrida.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;

import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a tester's browser is made to send by pages of other origins starts and reads nothing. */
@ExtendWith({Chromium.class, Lively.class})
class OtherSiteTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Pattern CONDITION =
            Pattern.compile("\"epoch\":(\\d+),\"state\":\"(\\w+)\",\"paused\":(\\w+)");

    /** Everything that needs no permission of the other side; each says what came of it. */
    private static final String TRY_ALL =
            """
            async target => {
                const came = {};
                const attempt = async (name, trial) => { came[name] = await trial.catch(() => "refused"); };
                const text = (path, how) => fetch(target + path, how).then(answer => answer.text());
                const form = values => ({ method: "POST", mode: "no-cors", body: new URLSearchParams(values) });
                const plain = json => ({ method: "POST", mode: "no-cors", body: json });
                const event = (source, good, bad) => new Promise(done => {
                    source.addEventListener(good, () => done("read"));
                    source.addEventListener(bad, () => done("refused"));
                });
                const shown = path => { const image = new Image(); image.src = target + path; return event(image, "load", "error"); };
                await attempt("page", text("api/page", {}));
                await attempt("statistics", text("stats/requests", {}));
                await attempt("opaque", text("api/state", { mode: "no-cors" }));
                await attempt("script", import(target + "api/state").then(() => "read"));
                await attempt("swarm", text("swarm", form({ user_count: 7, spawn_rate: 7 })));
                await attempt("start", text("api/start", plain('{"users":7}')));
                await attempt("json", text("api/start", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }));
                for (const path of ["api/pause", "api/stop", "api/reset", "stop", "stats/reset"])
                    await attempt(path, text(path, form({})));
                for (const path of ["stop", "stats/reset", "reset", "swarm?user_count=7&spawn_rate=7"])
                    await attempt("image " + path, shown(path));
                const stream = new EventSource(target + "api/stream");
                await attempt("stream", event(stream, "state", "error"));
                stream.close();
                return came;
            }
            """;

    private static final String SUBMIT =
            """
            target => {
                const form = document.createElement("form");
                form.method = "post"; form.action = target + "swarm";
                form.innerHTML = "<input name=user_count value=7><input name=spawn_rate value=7>";
                document.body.append(form);
                form.submit();
            }
            """;

    private static final String FRAME =
            """
            target => new Promise(done => {
                const frame = document.createElement("iframe");
                frame.onload = () => done(frame.contentDocument === null ? "out of reach" : "read");
                frame.src = target;
                document.body.append(frame);
            })
            """;

    @Test
    void aPageOfAnotherOriginStartsAndReadsNothing(Browser browser, Lively.Served served)
            throws IOException {
        HttpServer other = site();
        try {
            for (String host : List.of("127.0.0.1", "localhost")) {
                String site = "http://" + host + ":" + other.getAddress().getPort() + "/";
                List<String> before = condition(served);
                attack(browser, site, served.url());
                assertThat(condition(served)).as("after " + site).isEqualTo(before);
            }
            served.ask("POST", "api/start");
            Await.until("users", () -> condition(served).contains("RUNNING"), LONGEST);
            List<String> before = condition(served);
            attack(browser, "http://localhost:" + other.getAddress().getPort() + "/", served.url());
            assertThat(condition(served)).as("of a test").isEqualTo(before);
        } finally {
            other.stop(0);
        }
    }

    private static void attack(Browser browser, String site, String target) {
        try (var context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(site);
            Map<?, ?> came = (Map<?, ?>) page.evaluate(TRY_ALL, target);
            assertThat(came).hasSize(17);
            assertThat(came.values()).allMatch(each -> each.equals("refused") || each.equals(""));
            assertThat(page.evaluate(FRAME, target)).isEqualTo("out of reach");
            var answer = page.waitForResponse("**/swarm", () -> page.evaluate(SUBMIT, target));
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    /** Which test it is, what it does, and whether it is paused. */
    private static List<String> condition(Lively.Served served) {
        Matcher found = CONDITION.matcher(served.ask("GET", "api/state"));
        assertThat(found.find()).isTrue();
        return List.of(found.group(1), found.group(2), found.group(3));
    }

    private static HttpServer site() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        byte[] page = "<!doctype html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
