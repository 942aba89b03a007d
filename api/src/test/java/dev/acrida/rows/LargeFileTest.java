package dev.acrida.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** Files that are larger than the heap of who reads them. */
@Timeout(120)
class LargeFileTest {
    private static final int ROWS = 120_000;
    private static final String HEAP = "-Xmx16m";
    private static final String FILLER = "x".repeat(200);

    @TempDir Path folder;

    @Test
    void csvIsReadInEveryOrder() throws Exception {
        Path file = write("rows.csv", "id,text\n", i -> i + ",\"" + FILLER + "\n\"\n" + blank(i));

        assertThat(readBySmallProcess(file)).isEqualTo("rows " + ROWS + " right");
    }

    @Test
    void jsonLinesAreReadInEveryOrder() throws Exception {
        Path file =
                write(
                        "rows.jsonl",
                        "",
                        i -> "{\"id\":\"" + i + "\",\"text\":\"" + FILLER + "\"}\n" + blank(i));

        assertThat(readBySmallProcess(file)).isEqualTo("rows " + ROWS + " right");
    }

    private static String blank(long row) {
        return row % 1000 == 0 ? "\n" : "";
    }

    private Path write(String name, String header, LongFunction<String> row) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header);
            for (int i = 0; i < ROWS; i++) {
                out.write(row.apply(i));
            }
        }
        assertThat(Files.size(file)).isGreaterThan(24_000_000);
        return file;
    }

    private static String readBySmallProcess(Path file) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                HEAP,
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeFileReader.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }
}
