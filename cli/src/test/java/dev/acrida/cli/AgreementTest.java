package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopCounts;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** However a run goes and ends, console, CSV, JSON and the server count the same requests. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class AgreementTest {
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return between(0, 0.1); }
                @Task void home() { http.get("/"); }
                @Task(2) void product() { http.get("/products/7", r -> r.name("/products/{id}")); }
                @Task void slow() { http.get("/api/slow-endpoint"); }
            }
            """;

    private static final Map<String, String> ROUTES =
            Map.of(
                    "/", "/",
                    "/products/{id}", "/products/{id}",
                    "/api/slow-endpoint", "/api/slow-endpoint");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void whenItsTimeIsUp() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess acrida = start(shop, "-t", "3")) {
            assertThat(acrida.exitCode()).as(acrida.err()).isZero();
            allAgree(shop, acrida);
        }
    }

    @Test
    void whenUsersFinishTheirTasks() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess acrida = start(shop, "-t", "2", "-s", "5")) {
            assertThat(acrida.exitCode()).as(acrida.err()).isZero();
            allAgree(shop, acrida);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void whenASignalEndsIt(String signal) throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess acrida = start(shop)) {
            Await.until(() -> shop.counts().requests() > 500, LONGEST);
            acrida.signal(signal);

            assertThat(acrida.exitCode()).as(acrida.err()).isZero();
            assertThat(acrida.err()).contains("Shutting down (exit code 0)");
            allAgree(shop, acrida);
        }
    }

    @Test
    void whenOneRequestInTenFails() throws Exception {
        try (SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withFailEvery(10));
                AcridaProcess acrida = start(shop, "-t", "2")) {
            assertThat(acrida.exitCode()).isEqualTo(1);
            allAgree(shop, acrida);
            assertThat(number(total(csv()), "Failure Count"))
                    .isEqualTo(shop.counts().answered(500));
        }
    }

    @Test
    void whenOneRequestInTenIsReset() throws Exception {
        try (SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withResetEvery(10));
                AcridaProcess acrida = start(shop, "-t", "2")) {
            assertThat(acrida.exitCode()).isEqualTo(1);
            allAgree(shop, acrida);
            assertThat(number(total(csv()), "Failure Count")).isEqualTo(shop.counts().resets());
        }
    }

    private AcridaProcess start(SampleShop shop, String... more) throws IOException {
        Files.writeString(folder.resolve("Loadtest.java"), TEST);
        List<String> arguments = new ArrayList<>(List.of("--headless", "-u", "50", "-r", "100"));
        arguments.addAll(List.of("--host", shop.uri().toString()));
        arguments.addAll(List.of("--csv", "results/load", "--json-file", "results/load"));
        arguments.addAll(List.of(more));
        return AcridaProcess.start(folder, arguments.toArray(String[]::new));
    }

    private void allAgree(SampleShop shop, AcridaProcess acrida) throws IOException {
        ShopCounts counts = shop.counts();
        List<Map<String, String>> csv = csv();
        JsonNode json =
                JsonMapper.shared().readTree(Files.readString(folder.resolve("results/load.json")));

        assertThat(counts.requests()).isGreaterThan(100);
        assertThat(number(total(csv), "Request Count")).isEqualTo(counts.requests());
        assertThat(json.at("/total/num_requests").asLong()).isEqualTo(counts.requests());
        assertThat(json.at("/ledger").toString())
                .isEqualTo(
                        "{\"issued\":%1$d,\"recorded\":%1$d,\"lost\":0,\"discarded\":0,\"in_flight\":0}"
                                .formatted(counts.requests()));
        ROUTES.forEach(
                (name, route) ->
                        assertThat(number(row(csv, name), "Request Count"))
                                .as(name)
                                .isEqualTo(counts.received("GET", route)));
        for (JsonNode entry : json.get("entries")) {
            sameFigures(row(csv, entry.get("name").asString()), entry);
        }
        sameFigures(total(csv), json.get("total"));
        assertThat(printedTotal(acrida.out()))
                .containsExactly(
                        number(total(csv), "Request Count"), number(total(csv), "Failure Count"));
        assertThat(lastOfHistory()).isEqualTo(Long.toString(counts.requests()));
    }

    private static void sameFigures(Map<String, String> csv, JsonNode json) {
        Map.of(
                        "Request Count", "num_requests",
                        "Failure Count", "num_failures",
                        "Median Response Time", "median_response_time",
                        "Average Response Time", "avg_response_time",
                        "Max Response Time", "max_response_time",
                        "Requests/s", "total_rps")
                .forEach(
                        (column, field) ->
                                assertThat(Double.parseDouble(csv.get(column)))
                                        .as(column)
                                        .isEqualTo(json.get(field).asDouble()));
        assertThat(Double.parseDouble(csv.get("99%")))
                .isEqualTo(json.at("/response_time_percentiles/99%").asDouble());
    }

    /** Requests and failures of the last table that was printed. */
    private static List<Long> printedTotal(String out) {
        Matcher rows = Pattern.compile("Aggregated +(\\d+) +(\\d+)\\(").matcher(out);
        List<Long> last = List.of();
        while (rows.find()) {
            last = List.of(Long.valueOf(rows.group(1)), Long.valueOf(rows.group(2)));
        }
        return last;
    }

    private List<Map<String, String>> csv() throws IOException {
        return read("results/load_stats.csv");
    }

    private String lastOfHistory() throws IOException {
        return read("results/load_stats_history.csv")
                .getLast()
                .getOrDefault("Total Request Count", "none");
    }

    /** Reads a file whose fields need no quotes. */
    private List<Map<String, String>> read(String name) throws IOException {
        List<String> lines = Files.readString(folder.resolve(name)).lines().toList();
        String[] header = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            rows.add(named(header, line.split(",", -1)));
        }
        return rows;
    }

    private static Map<String, String> named(String[] header, String[] fields) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], fields[i]);
        }
        return row;
    }

    private static Map<String, String> total(List<Map<String, String>> csv) {
        return row(csv, "Aggregated");
    }

    private static Map<String, String> row(List<Map<String, String>> csv, String name) {
        return csv.stream().filter(row -> name.equals(row.get("Name"))).findFirst().orElseThrow();
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }
}
