package dev.acrida.cli;

import dev.acrida.testkit.Await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Acrida as a process of its own, as a user starts it. */
final class AcridaProcess implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private AcridaProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it in this folder, where its output goes, too. */
    static AcridaProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** Starts it in this folder with more environment variables. */
    static AcridaProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of(), folder, environment, arguments);
    }

    /** Starts it by a command that runs it elsewhere. */
    static AcridaProcess start(
            List<String> prefix, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        Path out = folder.resolve("stdout.txt");
        Path err = folder.resolve("stderr.txt");
        List<String> command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new AcridaProcess(builder.start(), out, err);
    }

    /** Sends it a signal, for example INT. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for its end and answers its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process goes on after " + LONGEST_SECONDS + " s");
        }
        return process.exitValue();
    }

    /** Where it runs. */
    Path folder() {
        return Objects.requireNonNull(out.getParent());
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** Waits until it has said this on standard error. */
    void awaitErr(String text) {
        Await.until(text, () -> err().contains(text), Duration.ofSeconds(LONGEST_SECONDS));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
