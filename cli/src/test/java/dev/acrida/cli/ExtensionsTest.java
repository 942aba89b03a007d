package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.Command.Outcome;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is added to a test from outside: thresholds, plugins, a log of requests; and debugging. */
@Timeout(60)
class ExtensionsTest {
    private static final String TWO_LOOKS =
            """
            class Shopper extends HttpUser {
                @Override public java.util.Map<String, Object> context() {
                    return java.util.Map.of("basket", 12);
                }
                @Task void look() {
                    http.get("/");
                    http.post("/echo", r -> r.text("tea, please", "text/plain"));
                    stopUser();
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void aThresholdThatIsNotKeptEndsWith3AndIsShown() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Outcome outcome =
                    run(
                            shop,
                            TWO_LOOKS,
                            "--json-file",
                            folder.resolve("result").toString(),
                            "--fail-if",
                            "requests < 3",
                            "--fail-if",
                            "GET / failures > 0");

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
            assertThat(outcome.out())
                    .contains("  FAILED  requests < 3 (was 2)")
                    .contains("  passed  GET / failures > 0 (was 0)");
            JsonNode json = new JsonMapper().readTree(folder.resolve("result.json").toFile());
            assertThat(json.at("/thresholds/0").toString())
                    .isEqualTo(
                            "{\"fail_if\":\"requests < 3\",\"value\":2,\"unit\":\"\","
                                    + "\"passed\":false}");
            assertThat(json.at("/thresholds/1/passed").asBoolean()).isTrue();
        }
    }

    @Test
    void aUserClassDeclaresThresholdsOfItsOwn() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            String strict = "@Threshold({\"rps < 1000000\"})\n" + TWO_LOOKS;

            assertThat(run(shop, strict).exitCode()).isEqualTo(3);
        }
    }

    @Test
    void failedRequestsThatAThresholdAllowsAreNoError() throws IOException {
        try (SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withFailEvery(2))) {
            assertThat(run(shop, TWO_LOOKS).exitCode()).isEqualTo(1);
            assertThat(run(shop, TWO_LOOKS, "--fail-if", "failures > 50%").exitCode()).isZero();
        }
    }

    @Test
    void aConditionThatIsNoneIsShownWithACaret() throws IOException {
        Outcome outcome = run(TWO_LOOKS, "--fail-if", "p95 > fast");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("a number must follow", "  p95 > fast\n        ^");
    }

    @Test
    void eachRequestIsALineOfTheRequestLog() throws IOException {
        Path log = folder.resolve("logs/requests.csv");
        try (SampleShop shop = SampleShop.start()) {
            assertThat(run(shop, TWO_LOOKS, "--request-log", log.toString()).exitCode()).isZero();
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "timestamp,request_type,name,response_time_ms,response_length,status_code,"
                                + "exception");
        assertThat(lines.get(1)).matches("20[0-9T:.-]+Z,GET,/,[0-9.]+,[0-9]+,200,");
    }

    @Test
    void debuggingShowsOneUsersRequestsWithTheirPayload() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Path file = write(TWO_LOOKS);
            Outcome outcome =
                    Command.run("debug", "-f", file.toString(), "-H", shop.uri().toString());

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out())
                    .containsPattern("GET /  .*  [0-9.]+ ms  \\d+ bytes\n")
                    .contains("    > POST " + shop.uri() + "/echo\n", "    > tea, please\n")
                    .contains("    < 200\n", "    context {basket=12}\n");
            assertThat(shop.counts().requests()).isEqualTo(2);
        }
    }

    @Test
    void debuggingHeedsChangesThresholdsAndTheRequestLog() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Path log = folder.resolve("requests.csv");
            Outcome outcome =
                    Command.run(
                            "debug",
                            "-f",
                            write(TWO_LOOKS).toString(),
                            "--config-users",
                            "{\"user_class_name\": \"Shopper\", \"host\": \"%s\"}"
                                    .formatted(shop.uri()),
                            "--request-log",
                            log.toString(),
                            "--fail-if",
                            "requests < 5");

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
            assertThat(outcome.out()).contains("FAILED: requests < 5, was 2");
            assertThat(Files.readAllLines(log)).hasSize(3);
        }
    }

    @Test
    void debuggingEndsAtTheFirstException() throws IOException {
        Path file =
                write(
                        """
                        class Shopper extends User {
                            @Task void look() { throw new IllegalStateException("sold out"); }
                        }
                        """);

        Outcome outcome = Command.run("debug", "-f", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("IllegalStateException: sold out");
    }

    @Test
    void aPluginsJarTakesPartInTheRun() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        PluginJar.write(
                plugins.resolve("greeter.jar"),
                "acme.Greeter",
                """
                package acme;

                import module dev.acrida;

                public class Greeter implements Plugin {
                    public String name() { return "the greeter"; }

                    public List<ClientFactory<?>> clients() { return List.of(new Greetings()); }

                    public void begin(Environment environment) {
                        environment.events().on(TestStart.class, e -> IO.println("plugin: start"));
                    }

                    public record Greeting(long user) {
                        public void greet() { IO.println("hello from user " + user); }
                    }

                    static class Greetings implements ClientFactory<Greeting> {
                        public Class<Greeting> type() { return Greeting.class; }
                        public Greeting create(UserContext user) {
                            return new Greeting(user.userId());
                        }
                        public void close() { IO.println("plugin: closed"); }
                    }
                }
                """);

        Outcome outcome =
                run(
                        """
                        class Polite extends User {
                            acme.Greeter.Greeting greeting =
                                userContext().client(acme.Greeter.Greeting.class);

                            @Task void greet() { greeting.greet(); stopUser(); }
                        }
                        """,
                        "--plugin",
                        plugins.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("Plugin: the greeter");
        assertThat(outcome.out())
                .contains("plugin: start\n", "hello from user 1\n", "plugin: closed\n");
    }

    @Test
    void aPluginThatIsNotThereIsSaidAtOnce() throws IOException {
        Outcome outcome = run(TWO_LOOKS, "--plugin", "nowhere.jar");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("no plugin at nowhere.jar");
    }

    private Outcome run(SampleShop shop, String test, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--host", shop.uri().toString()));
        options.addAll(List.of(more));
        return run(test, options.toArray(String[]::new));
    }

    private Outcome run(String test, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-f", write(test).toString(), "--headless"));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private Path write(String test) throws IOException {
        Path file = folder.resolve("Loadtest.java");
        Files.writeString(file, "import module dev.acrida;\n" + test);
        return file;
    }
}
