package dev.acrida.cli.selftest;

import dev.acrida.testkit.SampleShop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A sample shop in a process of its own, so that what it costs is not counted as the generator's.
 * It ends when this process does, however that ends: its standard input is closed then.
 */
final class ServedShop implements AutoCloseable {
    private static final long LONGEST_END_SECONDS = 5;

    private final Process process;
    private final URI uri;

    private ServedShop(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** The process that serves: prints its address, and ends with its input. */
    public static void main(String[] arguments) throws IOException {
        try (SampleShop shop = SampleShop.start()) {
            System.out.println(shop.uri());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /**
     * Starts one and waits until it listens.
     *
     * @throws IOException if it does not come to that
     */
    static ServedShop start() throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseParallelGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ServedShop.class.getName()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String uri = out.readLine();
        if (uri == null) {
            process.destroy();
            throw new IOException("the target of the self-test did not start: see above");
        }
        return new ServedShop(process, URI.create(uri));
    }

    URI uri() {
        return uri;
    }

    /** CPU time that it has used so far; zero where the system does not tell. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
