package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.file.SavedRun;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run with a page, as its tester has it. */
@Timeout(120)
class PageRunTest {
    private static final Pattern ADDRESS = Pattern.compile("Page at (http\\S+)");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String TEST =
            """
            import module dev.acrida;

            class Visitor extends HttpUser {
                @Option(help = "what to buy", required = true) static String product = null;
                @Option(secret = true) static String apiKey = "initial secret";

                @Override public WaitTime waitTime() { return constant(0.05); }
                @Task void home() { http.get("/"); }
                @Listener static void begin(TestStart e) {
                    IO.println("profile " + e.environment().profile().orElse("none"));
                }
                @Task void product() { http.get("/products/1", r -> r.name("product " + product)); }
            }

            class Idler extends User {
                @Override public WaitTime waitTime() { return constant(0.05); }
                @Task void idle() { measure("IDLE", "idle", m -> {}); }
            }

            class Waves extends LoadShape {
                @Override public Tick tick() { return elapsed().toSeconds() < 5 ? users(3, 100) : stop(); }
            }
            """;

    @TempDir Path folder;

    private AcridaProcess start(String... options) throws IOException {
        return start(Map.of(), options);
    }

    private AcridaProcess start(Map<String, String> environment, String... options)
            throws IOException {
        Files.writeString(folder.resolve("Test.java"), TEST);
        List<String> all = new ArrayList<>(List.of("-f", "Test.java"));
        if (!List.of(options).contains("--web-port")) {
            all.addAll(List.of("--web-port", "0"));
        }
        all.addAll(List.of(options));
        return AcridaProcess.start(folder, environment, all.toArray(String[]::new));
    }

    private static URI address(AcridaProcess acrida) {
        acrida.awaitErr("Page at ");
        Matcher found = ADDRESS.matcher(acrida.err());
        assertThat(found.find()).isTrue();
        return URI.create(found.group(1));
    }

    private static String post(URI page, String path, String json) throws Exception {
        return send(
                HttpRequest.newBuilder(page.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static String get(URI page, String path) throws Exception {
        return send(HttpRequest.newBuilder(page.resolve(path)));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static void await(URI page, String path, String wanted) {
        Await.until(
                wanted,
                () -> {
                    try {
                        return get(page, path).contains(wanted);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                },
                LONGEST);
    }

    @Test
    void itWaitsIsStartedAndWritesAllAtItsEnd() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess acrida =
                        start("--shape", "none", "--csv", "load", "--html", "r.html")) {
            URI page = address(acrida);
            assertThat(get(page, "api/state")).contains("\"state\":\"READY\"");
            assertThat(post(page, "api/start", "{}")).contains("\"field\":\"options.product\"");
            String order =
                    "{\"users\":2,\"spawnRate\":100,\"profile\":\"evening\","
                            + "\"options\":{\"product\":\"tea\"}%s}";
            assertThat(post(page, "api/start", order.formatted(""))).contains("\"field\":\"host\"");
            String host = ",\"host\":\"" + shop.uri() + "\"";
            assertThat(post(page, "api/start", order.formatted(host))).contains("\"epoch\":1");
            await(page, "stats/requests", "product tea");
            assertThat(get(page, "stats/report")).contains("<html");
            post(page, "api/quit", "");
            assertThat(acrida.exitCode()).isZero();
            assertThat(Files.readString(folder.resolve("load_stats.csv"))).contains("product tea");
            assertThat(Files.readString(folder.resolve("r.html")))
                    .contains("product tea", "evening", shop.uri().toString());
            assertThat(acrida.out()).contains("Aggregated", "profile evening");
        }
    }

    @Test
    void whatIsSavedTellsWhatWasStartedOnThePage() throws Exception {
        Path saved = folder.resolve("run.acr");
        try (AcridaProcess acrida =
                start(
                        "--shape",
                        "none",
                        "--product",
                        "tea",
                        "--out",
                        "run.acr",
                        "-u",
                        "9",
                        "Idler")) {
            URI page = address(acrida);
            post(page, "api/start", "{\"users\":1,\"profile\":\"first\"}");
            await(page, "stats/requests", "\"name\":\"idle\"");
            assertThat(get(page, "stats/report")).contains("Going on").doesNotContain("cut off");
            post(page, "api/stop", "");
            await(page, "api/state", "STOPPED");
            String order =
                    "{\"users\":3,\"spawnRate\":100,\"profile\":\"nightly\",\"options\":{\"product\":\"milk\"}}";
            assertThat(post(page, "api/start", order)).contains("\"epoch\":2");
            await(page, "api/state", "\"state\":\"RUNNING\"");
            post(page, "api/stop", "");
            await(page, "api/state", "STOPPED");
            assertThat(get(page, "stats/report"))
                    .contains("nightly", "milk", "3 users are running", "Passed")
                    .doesNotContain("1 users are running", "cut off");
            assertThat(acrida.err()).contains("Starting 3 users at 100/s, until stopped (nightly)");
            post(page, "api/quit", "");
            assertThat(acrida.exitCode()).isZero();
        }
        assertThat(SavedRun.read(saved).facts().options())
                .containsEntry("users", "3")
                .containsEntry("spawn-rate", "100.0")
                .containsEntry("profile", "nightly")
                .containsEntry("product", "milk");
    }

    @Test
    void noSecretIsShown() throws Exception {
        try (AcridaProcess acrida = start("--shape", "none", "--api-key", "very secret")) {
            URI page = address(acrida);
            String order =
                    "{\"users\":0,\"options\":{\"product\":\"a\",\"api-key\":\"other secret\"},"
                            + "\"host\":\"http://localhost:1\"}";
            assertThat(post(page, "api/start", order)).contains("\"epoch\":1");
            assertThat(get(page, "api/page") + get(page, "logs") + acrida.err())
                    .contains("\"given\":true")
                    .doesNotContain("initial secret", "very secret", "other secret");
        }
    }

    @Test
    void thePickerChoosesClassesWeightsTasksAndShape() throws Exception {
        try (AcridaProcess acrida = start("--class-picker", "--shape", "none", "--product", "x")) {
            URI page = address(acrida);
            String classes = "{\"userClasses\":[{\"name\":\"%s\",\"tasks\":[\"%s\"]}],\"users\":1}";
            assertThat(post(page, "api/start", classes.formatted("Idle", "idle")))
                    .contains("no user class is called Idle: did you mean Idler?");
            assertThat(post(page, "api/start", classes.formatted("Idler", "idel")))
                    .contains("Idler has no task idel");
            assertThat(post(page, "api/start", classes.formatted("Idler", "idle")))
                    .contains("\"epoch\":1");
            await(page, "stats/requests", "\"name\":\"idle\"");
            assertThat(get(page, "tasks")).contains("Idler").doesNotContain("Visitor");
            post(page, "api/stop", "");
            await(page, "api/state", "STOPPED");
            assertThat(
                            post(
                                    page,
                                    "api/start",
                                    "{\"shape\":\"Waves\",\"userClasses\":[{\"name\":\"Idler\"}]}"))
                    .contains("\"epoch\":2");
            await(page, "api/state", "\"targetUsers\":3");
            assertThat(get(page, "api/shape?name=Waves")).contains("\"peak\":3");
            await(page, "api/state", "\"shape\":\"Waves\"");
            await(page, "api/state", "\"runTimeSeconds\":5.0");
            assertThat(post(page, "api/edit", "{\"users\":9}"))
                    .contains("\"status\":409", "the load shape Waves decides");
        }
    }

    @Test
    void withoutThePickerNothingIsChosen() throws Exception {
        try (AcridaProcess acrida = start("--shape", "none", "--product", "x")) {
            URI page = address(acrida);
            assertThat(post(page, "api/start", "{\"userClasses\":[{\"name\":\"Idler\"}]}"))
                    .contains("start with --class-picker");
            String change = "{\"user_class_name\":\"%s\",\"weight\":0}";
            assertThat(post(page, "user", change.formatted("Idle")))
                    .contains("no user class is called Idle: did you mean Idler?");
            assertThat(post(page, "user", change.formatted("Visitor"))).isEqualTo("{}");
            assertThat(post(page, "api/start", "{\"users\":1}")).contains("\"epoch\":1");
            assertThat(get(page, "tasks")).contains("Idler").doesNotContain("Visitor");
        }
    }

    @Test
    void usersArriveAtARateThatIsEdited() throws Exception {
        try (AcridaProcess acrida = start("--shape", "none", "--product", "x", "Idler")) {
            URI page = address(acrida);
            String order = "{\"workload\":\"open\",\"arrivalRate\":%s,\"arrivals\":\"uniform\"}";
            assertThat(post(page, "api/start", order.formatted("\"5/x\"")))
                    .contains("\"field\":\"arrivalRate\"");
            assertThat(post(page, "api/start", order.formatted("50"))).contains("\"epoch\":1");
            await(page, "stats/requests", "\"name\":\"idle\"");
            assertThat(get(page, "api/state"))
                    .contains("\"workload\":\"open\"", "\"arrivalRate\":50.0");
            post(page, "api/edit", "{\"arrivalRate\":80}");
            await(page, "api/state", "\"arrivalRate\":80.0");
            assertThat(get(page, "api/page")).contains("\"arrivalRate\":\"50\"");
            post(page, "api/stop", "");
            await(page, "api/state", "STOPPED");
            post(page, "api/start", "{\"workload\":\"closed\",\"users\":2}");
            await(page, "api/state", "\"workload\":\"closed\"");
        }
    }

    @Test
    void thePercentilesAreThoseAskedFor() throws Exception {
        try (AcridaProcess acrida =
                start(
                        "--percentiles-to-statistics",
                        "90%,0.999",
                        "--percentiles-to-chart",
                        "75%",
                        "--product",
                        "x",
                        "--shape",
                        "none",
                        "Idler")) {
            URI page = address(acrida);
            assertThat(get(page, "api/page"))
                    .contains("\"p90\"", "\"p99.9\"", "\"percentiles\":[0.75]")
                    .doesNotContain("\"p95\"");
            post(page, "api/start", "{}");
            await(page, "stats/requests", "\"name\":\"idle\"");
            await(page, "api/history", "\"percentiles\":[[0");
        }
    }

    @Test
    void itStartsAndEndsByItself() throws Exception {
        try (AcridaProcess acrida =
                start(
                        "--shape",
                        "none",
                        "--autostart",
                        "-t",
                        "1s",
                        "--autoquit",
                        "0",
                        "--product",
                        "x",
                        "Idler")) {
            assertThat(acrida.exitCode()).isZero();
            assertThat(acrida.err()).contains("Page at http://localhost:", "Starting 1 user");
            assertThat(acrida.out()).contains("idle");
        }
    }

    @Test
    void aSignalEndsItInGoodOrder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (AcridaProcess acrida =
                start(environment, "--autostart", "--product", "x", "--csv", "load", "Idler")) {
            await(address(acrida), "stats/requests", "\"name\":\"idle\"");
            assertThat(temporary).isNotEmptyDirectory();
            acrida.signal("INT");
            assertThat(acrida.exitCode()).isZero();
            assertThat(temporary).isEmptyDirectory();
            assertThat(Files.readString(folder.resolve("load_stats.csv"))).contains("idle");
        }
    }

    @Test
    void aPortThatIsTakenIsALine() throws Exception {
        try (ServerSocket taken =
                        new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                AcridaProcess acrida =
                        start("--web-port", Integer.toString(taken.getLocalPort()), "Idler")) {
            assertThat(acrida.exitCode()).isEqualTo(1);
            assertThat(acrida.err().lines().filter(line -> !line.startsWith("[")))
                    .containsExactly(
                            "the page cannot be served on localhost, port %d: something listens there"
                                            .formatted(taken.getLocalPort())
                                    + " already; stop it, or give another --web-port");
        }
    }

    @Test
    void otherAddressesNeedAToken() throws Exception {
        try (AcridaProcess acrida =
                start("--web-host", "0.0.0.0", "--web-host-display-name", "localhost", "Idler")) {
            URI page = address(acrida);
            assertThat(page.getQuery()).startsWith("token=");
            assertThat(get(page, "api/state")).contains("\"status\":401");
            assertThat(acrida.err()).contains("without TLS");
        }
    }

    @Test
    void whatDoesNotGoTogetherIsALine() {
        assertThat(Command.run("-f", "x", "--autoquit", "1").err())
                .contains("--autoquit needs --autostart");
        assertThat(Command.run("-f", "x", "--tls-cert", "c.pem").err())
                .contains("--tls-cert and --tls-key need each other");
    }
}
