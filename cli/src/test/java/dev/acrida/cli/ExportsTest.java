package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What other systems are told of a run, as a user asks for it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(90)
class ExportsTest {
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return constant(0.1); }
                @Task void look() { http.get("/"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void prometheusScrapesARunThatGoesOn() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run = start(shop, Map.of(), "--prometheus-port", "0")) {
            Pattern port = Pattern.compile("scrape port (\\d+)");
            Await.until(() -> port.matcher(run.err()).find(), Duration.ofSeconds(30));
            Matcher found = port.matcher(run.err());
            assertThat(found.find()).isTrue();
            URI metrics = URI.create("http://localhost:" + found.group(1) + "/metrics");
            Pattern requests =
                    Pattern.compile(
                            "acrida_requests_total\\{method=\"GET\",name=\"/\"} [1-9]\\d*\\.0");

            Await.until(() -> scraped(metrics).contains("acrida_users 3"), Duration.ofSeconds(30));
            Await.until(() -> requests.matcher(scraped(metrics)).find(), Duration.ofSeconds(30));
        }
    }

    @Test
    void openTelemetryIsSentMetricsTracesAndTheLogByTheEnvironment() throws Exception {
        Map<String, String> received = new ConcurrentHashMap<>();
        List<String> parents = new CopyOnWriteArrayList<>();
        HttpServer collector = collector(received);
        HttpServer target = target(parents);
        try (AcridaProcess run =
                start(uri(target), sampled(uri(collector)), "-t", "2", "-s", "9", "--otel")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        } finally {
            collector.stop(0);
            target.stop(0);
        }

        assertThat(received.get("/v1/metrics"))
                .contains("acrida.client.duration", "acrida.users.count", "service.name");
        assertThat(received.get("/v1/traces")).contains("GET /", "url.full");
        assertThat(received.get("/v1/logs")).contains("Starting 3 users");
        assertThat(received.values())
                .allSatisfy(
                        each -> assertThat(each).contains("blue", "shop-load", "team", "checkout"));
        assertSampled(parents, received.getOrDefault("/v1/traces", ""));
    }

    private static Map<String, String> sampled(String collector) {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector,
                "OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=blue",
                "OTEL_SERVICE_NAME", "shop-load",
                "OTEL_RESOURCE_ATTRIBUTES", "team=checkout",
                "OTEL_TRACES_SAMPLER", "traceidratio",
                "OTEL_TRACES_SAMPLER_ARG", "0.4");
    }

    /** The target is told of the traces that the collector knows, and of no others. */
    private static void assertSampled(List<String> parents, String traces) {
        List<String> told = parents.stream().filter(each -> !each.isEmpty()).toList();
        assertThat(told).isNotEmpty().hasSizeLessThan(parents.size());
        assertThat(told)
                .allSatisfy(
                        each -> {
                            byte[] id = HexFormat.of().parseHex(each.substring(3, 35));
                            assertThat(traces).contains(new String(id, ISO_8859_1));
                        });
        assertThat(traces.split("url\\.full", -1)).hasSize(told.size() + 1);
    }

    @Test
    void nothingOfItIsLoadedWhereNobodyAsks() throws Exception {
        Path classes = folder.resolve("classes.txt");
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run =
                        start(
                                shop,
                                Map.of(
                                        "JAVA_TOOL_OPTIONS",
                                        "-Xlog:class+load=info:file=" + classes),
                                "-t",
                                "1")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        }

        assertThat(classes)
                .content()
                .contains("dev.acrida.cli.run.HeadlessRun")
                .doesNotContain("dev.acrida.metrics", "io.opentelemetry", "io.prometheus");
    }

    @Test
    void aWrongVariableOfOpenTelemetryIsOneLine() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run =
                        start(shop, Map.of("OTEL_TRACES_SAMPLER", "sometimes"), "--otel")) {
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.err()).contains("--otel: ", "sometimes").doesNotContain("\tat ");
        }
    }

    private static HttpServer collector(Map<String, String> received) throws IOException {
        return server(
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    String text =
                            exchange.getRequestHeaders().getFirst("x-tenant")
                                    + new String(body, ISO_8859_1);
                    received.merge(exchange.getRequestURI().getPath(), text, String::concat);
                });
    }

    /** Notes which trace each request belongs to, nothing if to none. */
    private static HttpServer target(List<String> parents) throws IOException {
        return server(
                exchange -> {
                    String parent = exchange.getRequestHeaders().getFirst("traceparent");
                    parents.add(Objects.requireNonNullElse(parent, ""));
                });
    }

    private static HttpServer server(HttpHandler handler) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    handler.handle(exchange);
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String uri(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String scraped(URI metrics) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private AcridaProcess start(SampleShop shop, Map<String, String> environment, String... more)
            throws IOException {
        return start(shop.uri().toString(), environment, more);
    }

    private AcridaProcess start(String host, Map<String, String> environment, String... more)
            throws IOException {
        Files.writeString(folder.resolve("Loadtest.java"), TEST);
        String[] arguments = {"--headless", "-u", "3", "-r", "100", "--host", host};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return AcridaProcess.start(folder, environment, all);
    }
}
