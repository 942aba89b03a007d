package dev.acrida.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs a test file as its author would: the command line in a process of its own, and in a working
 * folder that is not the file's. Confined to one thread.
 */
final class Acrida {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Path folder;
    private final List<String> picked = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>(List.of("-r", "100"));

    private Acrida(Path folder) {
        this.folder = folder;
    }

    static Acrida in(Path folder) {
        return new Acrida(folder);
    }

    Acrida file(String name) {
        return with("-f", Path.of(name).toAbsolutePath().toString());
    }

    /** The user class of the file, with next to no wait between its tasks. */
    Acrida impatient(String name, String user) throws IOException {
        Path faster = folder.resolve("Impatient.java");
        Files.writeString(
                faster,
                """
                import module dev.acrida;

                class Impatient extends %s {
                    @Override
                    public WaitTime waitTime() {
                        return constant(0.002);
                    }
                }
                """
                        .formatted(user));
        picked.add("Impatient");
        return with("-f", Path.of(name).toAbsolutePath() + "," + faster);
    }

    Acrida against(SampleShop shop) {
        return with("--host", shop.uri().toString());
    }

    Acrida users(int users) {
        return with("-u", Integer.toString(users));
    }

    Acrida with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Waits until the run has ended by itself. */
    Outcome run() throws IOException, InterruptedException {
        return outcome(start());
    }

    /** Ends the run with SIGTERM, once the condition holds. */
    Outcome runUntil(BooleanSupplier enough) throws IOException, InterruptedException {
        Process process = start();
        Await.until("enough traffic", () -> enough.getAsBoolean() || !process.isAlive(), LIMIT);
        process.destroy();
        return outcome(process);
    }

    /** What the command prints that is given these arguments and ends by itself. */
    static String printed(List<String> arguments) throws IOException {
        List<String> command = command();
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> command() {
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.acrida.cli.Main"));
    }

    private Process start() throws IOException {
        List<String> command = command();
        command.addAll(List.of("--headless", "--json-file", folder.resolve("result").toString()));
        command.addAll(arguments);
        command.addAll(picked);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private Outcome outcome(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT)) {
            process.destroyForcibly();
            throw new AssertionError("has not ended: " + Files.readString(output()));
        }
        String printed = Files.readString(output());
        Path result = folder.resolve("result.json");
        assertThat(result).as(printed).exists();
        JsonNode report = new JsonMapper().readTree(result.toFile());
        return new Outcome(process.exitValue(), printed, report);
    }

    private Path output() {
        return folder.resolve("out.txt");
    }

    /** How a run ended, all that it printed, and its report. */
    record Outcome(int exitCode, String output, JsonNode report) {
        /** Requests that were sent: those with a sample, and those that the ledger calls lost. */
        long requests() {
            return report.at("/total/num_requests").asLong() + report.at("/num_lost").asLong();
        }

        List<String> names() {
            return report.get("entries")
                    .valueStream()
                    .map(
                            entry ->
                                    entry.get("method").asString()
                                            + " "
                                            + entry.get("name").asString())
                    .toList();
        }

        List<String> errors() {
            return report.get("errors")
                    .valueStream()
                    .map(error -> error.get("error").asString())
                    .toList();
        }
    }
}
