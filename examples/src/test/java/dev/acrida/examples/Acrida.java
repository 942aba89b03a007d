package dev.acrida.examples;

import dev.acrida.testkit.SampleShop;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a test file as its author would: the command line in a process of its own, and in a working
 * folder that is not the file's. Confined to one thread.
 */
final class Acrida {
    private static final int LIMIT_SECONDS = 90;

    private final Path folder;
    private final List<String> arguments = new ArrayList<>(List.of("--headless", "-r", "100"));

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
        return with("-f", Path.of(name).toAbsolutePath() + "," + faster);
    }

    Acrida against(SampleShop shop) {
        return with("--host", shop.uri().toString());
    }

    Acrida with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** What came of it, when the process has ended. */
    Outcome run() throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path json = folder.resolve("result");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.acrida.cli.Main",
                                "--json-file",
                                json.toString()));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " has not ended:\n" + Files.readString(out));
        }
        JsonNode report = new JsonMapper().readTree(Path.of(json + ".json").toFile());
        return new Outcome(process.exitValue(), Files.readString(out), report);
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
