package dev.acrida.browser;

import dev.acrida.cli.Main;
import dev.acrida.testkit.Await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Acrida in a process of its own, serving its page for a test. */
final class ServedTest implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final long LONGEST_END_SECONDS = 20;

    private final Process process;
    private final Path log;
    private final int port;

    private ServedTest(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Serves the class in this text, in this folder, and waits until the page answers. */
    static ServedTest start(Path folder, String test, String... options) throws IOException {
        return startOn(freePort(), folder, test, options);
    }

    static ServedTest startOn(int port, Path folder, String test, String... options)
            throws IOException {
        Path file = folder.resolve("Shop.java");
        Files.writeString(file, "import module dev.acrida;\n" + test);
        Path log = Files.createTempFile(folder, "acrida", ".log");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "-f",
                                file.toString(),
                                "--web-port",
                                Integer.toString(port)));
        command.addAll(List.of(options));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        var served = new ServedTest(process, log, port);
        Await.until("the page at port " + port, served::answersOrEnded, LONGEST_START);
        if (!process.isAlive()) {
            throw new AssertionError("Acrida ended at once: " + served.log());
        }
        return served;
    }

    /** The address of its page. */
    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    int port() {
        return port;
    }

    /** What it has printed so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private boolean answersOrEnded() {
        if (!process.isAlive()) {
            return true;
        }
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
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
