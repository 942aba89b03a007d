package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.file.RunFileException;
import dev.acrida.report.file.SavedRun;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A saved run tells what the run told, also if its process was killed. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class SavedRunTest {
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return between(0, 0.1); }
                @Task void home() { http.get("/"); }
                @Task void nowhere() { http.get("/nowhere"); }
                @Task void broken() { throw new IllegalStateException("oh"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void itsReportsAreThoseOfTheRun() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run =
                        start(
                                shop,
                                "-t",
                                "3",
                                "--csv",
                                "a",
                                "--json-file",
                                "a",
                                "--junit",
                                "a.xml",
                                "--fail-if",
                                "p99 > 60s")) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        }
        Command.Outcome report =
                report(
                        "--csv",
                        path("b"),
                        "--json-file",
                        path("b"),
                        "--junit",
                        path("b.xml"),
                        "--html",
                        path("b.html"));

        assertThat(report.exitCode()).as(report.err()).isZero();
        List<String> suffixes =
                List.of(
                        ".json",
                        ".xml",
                        "_stats.csv",
                        "_failures.csv",
                        "_exceptions.csv",
                        "_ledger.csv",
                        "_verdict.csv",
                        "_thresholds.csv");
        for (String suffix : suffixes) {
            assertThat(read("b" + suffix)).as(suffix).isEqualTo(read("a" + suffix));
        }
        assertThat(read("b.json")).contains("\"fail_if\" : \"p99 > 60s\"");
        assertThat(report.out()).contains("passed  p99 > 60s");
        assertThat(read("b.html")).contains("Aggregated", "404");
        assertThat(report.out()).contains("Error report", "Exceptions in user code", "oh");
    }

    @Test
    void aPageWithChartsIsLeftWhereItIsAskedForAndNothingElse() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run =
                        AcridaProcess.start(
                                folder("Loadtest.java", TEST),
                                "--headless",
                                "-u",
                                "3",
                                "-r",
                                "10",
                                "-t",
                                "6",
                                "--host",
                                shop.uri().toString(),
                                "--html",
                                "pages/u{u}-r{r}-t{t}.html")) {
            run.exitCode();
        }
        Path page = folder.resolve("pages/u3-r10-t6.html");

        assertThat(page).content().contains("Shopper", "404", "java.lang.IllegalStateException");
        try (var files = Files.list(page.getParent())) {
            assertThat(files).containsExactly(page);
        }
    }

    private Path folder(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return folder;
    }

    @Test
    void itIsReadableWhenTheProcessWasKilled() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run = start(shop, "-t", "60")) {
            Path file = folder.resolve("run.acr");
            Await.until(() -> savedSeconds(file) >= 3, Duration.ofSeconds(30));
            run.signal("KILL");
            run.exitCode();

            Command.Outcome report = report("--json");

            assertThat(report.err()).contains("The run was cut off");
            JsonNode document = new JsonMapper().readTree(report.out());
            assertThat(document.at("/total/num_requests").asLong())
                    .isBetween(1L, shop.counts().requests());
        }
    }

    @Test
    void twoRunsOfTheSameAreNotDifferentAndASlowerOneIs() throws Exception {
        Path base = folder.resolve("base.acr");
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run = start(shop, "-t", "10")) {
            run.exitCode();
            Files.move(folder.resolve("run.acr"), base);
        }
        Command.Outcome same = Command.run("compare", base.toString(), base.toString());
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run = start(shop, "-t", "10", "-u", "1")) {
            run.exitCode();
        }
        Command.Outcome less =
                Command.run(
                        "compare", base.toString(), path("run.acr"), "--html", path("less.html"));

        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out()).contains("No significant change.");
        assertThat(less.exitCode()).as(less.out()).isEqualTo(3);
        assertThat(less.out()).contains("Worse: ").contains("Aggregated req/s -");
        assertThat(read("less.html")).contains("All together", "worse", "Shopper");
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Files.writeString(folder.resolve("run.acr"), "hello");

        Command.Outcome report = report();

        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.err().strip())
                .isEqualTo(
                        path("run.acr")
                                + " must be a run saved with --out, but does not begin as one");
    }

    @Test
    void aPasswordInTheUrlOfTheHostIsNotSaved() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run =
                        start(shop, "-t", "1", "--host", "http://me:geheim@127.0.0.1:1")) {
            run.exitCode();
        }
        var saved = SavedRun.read(folder.resolve("run.acr"));

        assertThat(saved.facts().options()).containsEntry("host", "http://127.0.0.1:1");
    }

    @Test
    void whatWasAskedForIsSavedWithoutSecrets() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run =
                        start(
                                shop,
                                "-t",
                                "1",
                                "--proxy",
                                "http://me:geheim@127.0.0.1:1",
                                "--pass",
                                "geheim",
                                "--profile",
                                "nightly")) {
            run.exitCode();
        }
        var saved = SavedRun.read(folder.resolve("run.acr"));

        assertThat(saved.facts().options())
                .containsEntry("proxy", "http://127.0.0.1:1")
                .containsEntry("pass", "***")
                .containsEntry("profile", "nightly")
                .containsEntry("run-time", "1s");
        assertThat(saved.facts().machine()).containsKeys("system", "cores", "heap", "java");
        assertThat(saved.happenings()).isNotEmpty();
        assertThat(Files.readString(folder.resolve("run.acr"), StandardCharsets.ISO_8859_1))
                .doesNotContain("geheim");
    }

    private static long savedSeconds(Path file) {
        try {
            var seconds = new ArrayList<Integer>();
            SavedRun.read(file).replay((second, stats) -> seconds.add(second.users()));
            return seconds.size();
        } catch (RunFileException e) {
            return 0;
        }
    }

    private AcridaProcess start(SampleShop shop, String... more) throws IOException {
        Files.writeString(folder.resolve("Loadtest.java"), TEST);
        List<String> arguments = new ArrayList<>(List.of("--headless", "-r", "100"));
        arguments.addAll(List.of("--out", "run.acr"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("-u")) {
            arguments.addAll(List.of("-u", "10"));
        }
        if (!arguments.contains("--host")) {
            arguments.addAll(List.of("--host", shop.uri().toString()));
        }
        return AcridaProcess.start(folder, arguments.toArray(String[]::new));
    }

    private Command.Outcome report(String... more) {
        List<String> arguments = new ArrayList<>(List.of("report", path("run.acr")));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
