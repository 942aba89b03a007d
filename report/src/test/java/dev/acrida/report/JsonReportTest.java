package dev.acrida.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.CsvReport.History;
import dev.acrida.stats.StatsSnapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

class JsonReportTest {
    private static final Map<String, String> CSV_COLUMNS =
            Map.ofEntries(
                    Map.entry("method", "Type"),
                    Map.entry("name", "Name"),
                    Map.entry("num_requests", "Request Count"),
                    Map.entry("num_failures", "Failure Count"),
                    Map.entry("median_response_time", "Median Response Time"),
                    Map.entry("avg_response_time", "Average Response Time"),
                    Map.entry("min_response_time", "Min Response Time"),
                    Map.entry("max_response_time", "Max Response Time"),
                    Map.entry("avg_content_length", "Average Content Size"),
                    Map.entry("total_rps", "Requests/s"),
                    Map.entry("total_fail_per_sec", "Failures/s"));

    @TempDir Path folder;

    @Test
    void documentNamesWhatLocustNamesInItsWords() throws IOException {
        Recording run =
                new Recording()
                        .ok("GET", "/", 12.3456)
                        .failed("GET", "/", 2, "HTTP 500")
                        .exception("boom", "Error: boom\n", "local")
                        .seconds(4)
                        .lost();

        assertThat(JsonReport.of(run.snapshot(), 50).text()).isEqualTo(Golden.read("result.json"));
    }

    @Test
    void everyValueIsThatOfTheCsvFile() throws IOException {
        long seed = System.nanoTime();
        StatsSnapshot snapshot = generated(RandomGeneratorFactory.getDefault().create(seed));
        Path prefix = folder.resolve("x");
        try (CsvReport csv = CsvReport.open(prefix.toString(), History.TOTAL)) {
            csv.write(snapshot, 1);
        }
        List<String> rows = Files.readAllLines(folder.resolve("x_stats.csv"));

        JsonNode json = parsed(JsonReport.of(snapshot, 1).text());

        Stream<JsonNode> entries =
                Stream.concat(json.get("entries").valueStream(), Stream.of(json.get("total")));
        assertThat(entries.map(entry -> asCsv(entry, rows.getFirst())))
                .as("seed %d", seed)
                .containsExactlyElementsOf(rows.subList(1, rows.size()));
    }

    @Test
    void percentilesAreNullWhileNoResponseTimeIsKnown() {
        JsonNode json = parsed(JsonReport.of(new Recording().snapshot(), 0).text());

        assertThat(json.at("/total/response_time_percentiles/95%").isNull()).isTrue();
        assertThat(json.get("entries")).isEmpty();
    }

    @Test
    void fileIsWrittenWithTheFoldersItNeeds() throws IOException {
        JsonReport report = JsonReport.of(Recording.shop().snapshot(), 3);
        Path file = folder.resolve("a/b/result.json");

        report.write(file);

        assertThat(file).hasContent(report.text());
        assertThat(file.resolveSibling(".result.json.tmp")).doesNotExist();
    }

    private static String asCsv(JsonNode entry, String header) {
        return Stream.of(header.split(",", -1))
                .map(column -> cell(entry, column))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }

    private static String cell(JsonNode entry, String column) {
        for (Map.Entry<String, String> field : CSV_COLUMNS.entrySet()) {
            if (field.getValue().equals(column)) {
                return text(entry.get(field.getKey()));
            }
        }
        return text(entry.get("response_time_percentiles").get(column));
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.stringValue();
    }

    private static JsonNode parsed(String json) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(json);
    }

    private static StatsSnapshot generated(RandomGenerator random) {
        Recording run = new Recording();
        for (int i = 0; i < 5000; i++) {
            String name = "/" + random.nextInt(9);
            double millis = Math.exp(random.nextDouble(12)) / 10;
            if (random.nextInt(5) == 0) {
                run.failed("GET", name, millis, "HTTP 500");
            } else {
                run.ok("POST", name, millis);
            }
        }
        return run.seconds(1 + random.nextInt(100)).snapshot();
    }
}
