package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.acrida.cli.Command.Outcome;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether a run says that it has measured itself. */
@Isolated
@Timeout(120)
class VerdictTest {
    private static final String BURNER =
            """
            class Burner extends User {
                @Task void burn() {
                    long end = System.nanoTime() + 50_000_000;
                    while (System.nanoTime() < end) Thread.onSpinWait();
                }
            }
            """;
    private static final String LOOKER =
            """
            class Looker extends HttpUser {
                @Override public WaitTime waitTime() { return constant(0.5); }
                @Task void look() { http.get("/"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void usersThatBurnAllCpuMakeARunInvalid() throws IOException {
        Path saved = folder.resolve("run.acr");
        Outcome run =
                run(
                        BURNER,
                        "-u",
                        "16",
                        "-r",
                        "100",
                        "-t",
                        "7s",
                        "--fail-on-verdict",
                        "--out",
                        saved.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(4);
        assertThat(run.out())
                .contains("Verdict: INVALID", "INVALID  delay of users' threads, 99 %: ")
                .containsPattern("(SUSPECT|INVALID)  CPU of (the machine|this process): ")
                .contains("Verdict so far: ");
        Outcome report = Command.run("report", saved.toString());
        assertThat(report.out()).endsWith(run.out().substring(run.out().indexOf("Verdict: IN")));
    }

    @Test
    void aQuietRunIsValid() throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            Outcome run =
                    run(
                            LOOKER,
                            "-t",
                            "7s",
                            "--json",
                            "--fail-on-verdict",
                            "--host",
                            shop.uri().toString());

            JsonNode verdict = JsonMapper.shared().readTree(run.out()).get("verdict");
            assertThat(check(verdict, "process_cpu")).isLessThan(85);
            assumeThat(check(verdict, "machine_cpu")).as("others' work").isLessThan(80);
            assertThat(verdict.get("validity").asString()).as(run.err()).isEqualTo("VALID");
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).contains("Verdict: VALID");
        }
    }

    @Test
    void theVerdictDecidesOnlyWhereItIsAskedTo() throws IOException {
        assertThat(run(BURNER, "-u", "16", "-r", "100", "-t", "3s").exitCode()).isZero();
        assertThat(run(BURNER, "-t", "1s", "--fail-on-verdict", "invalid").exitCode()).isZero();
        assertThat(run(BURNER, "-t", "1s", "--fail-on-verdict", "bad").err())
                .isEqualTo("--fail-on-verdict must be suspect or invalid, was 'bad'\n");
    }

    private static double check(JsonNode verdict, String concern) {
        for (JsonNode check : verdict.get("checks")) {
            if (check.get("concern").asString().equals(concern)) {
                return check.get("value").asDouble();
            }
        }
        throw new AssertionError("no check of " + concern + " in " + verdict);
    }

    private Outcome run(String test, String... more) throws IOException {
        Path file = folder.resolve("Loadtest.java");
        Files.writeString(file, "import module dev.acrida;\n" + test);
        List<String> arguments = new ArrayList<>(List.of("-f", file.toString(), "--headless"));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }
}
