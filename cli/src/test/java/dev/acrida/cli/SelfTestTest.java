package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a machine can make is measured once, and later runs say how much of it they used. */
@Isolated
@Timeout(120)
class SelfTestTest {
    @TempDir Path folder;

    @Test
    void theCeilingIsMeasuredKeptAndCompared() throws Exception {
        Map<String, String> cache = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
        try (AcridaProcess selfTest = AcridaProcess.start(folder, cache, "selftest")) {
            assertThat(selfTest.exitCode()).as(selfTest.err()).isZero();
            assertThat(selfTest.out())
                    .containsPattern("Timer: .*\\d+ µs late")
                    .containsPattern("Latency: .*\\d+ µs more")
                    .containsPattern("Ceiling: about [\\d,]+ requests/s");
        }
        JsonNode kept = JsonMapper.shared().readTree(onlyFileIn(folder.resolve("cache/acrida")));
        assertThat(kept.at("/ceiling/requestsPerSecond").asDouble()).isGreaterThan(100);
        assertThat(kept.at("/facts/cores").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());

        try (AcridaProcess run =
                AcridaProcess.start(folder, cache, "demo", "--headless", "-t", "2s", "-r", "10")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .containsPattern(
                            "Head-room: [\\d,]+ of about [\\d,]+ requests/s this machine can make:"
                                    + " \\d+ %");
        }
    }

    private static String onlyFileIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }
}
