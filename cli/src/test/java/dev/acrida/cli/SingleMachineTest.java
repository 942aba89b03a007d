package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Who needs one machine pays for one. */
@Timeout(60)
class SingleMachineTest {
    private static final List<String> OF_CLUSTERS =
            List.of(
                    "dev.acrida.cluster.",
                    "dev.acrida.cli.cluster.",
                    "io.grpc.",
                    "org.apache.ratis.",
                    "org.bouncycastle.",
                    "com.google.common.");

    @TempDir Path folder;

    @Test
    void aRunOnOneMachineLoadsNothingOfAClusters() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        Files.writeString(
                folder.resolve("Loadtest.java"),
                """
                import module dev.acrida;

                class Visitor extends HttpUser {
                    @Task void home() { http.get("/"); }
                }
                """);
        try (SampleShop shop = SampleShop.start()) {
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xlog:class+load=info:file=" + loaded,
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Main.class.getName(),
                                    "--headless",
                                    "--host=" + shop.uri(),
                                    "--run-time=1s")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("out.txt").toFile())
                            .start();
            assertThat(process.waitFor()).isZero();
        }
        assertThat(classes(loaded))
                .contains("dev.acrida.engine.LocalRun")
                .noneMatch(name -> OF_CLUSTERS.stream().anyMatch(name::startsWith));
    }

    /** A line is {@code [0.123s][info][class,load] NAME source: …}. */
    private static List<String> classes(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", ""))
                    .map(line -> line.split(" ")[0])
                    .toList();
        }
    }
}
