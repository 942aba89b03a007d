package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.RunState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is wrong is said in one line, by the name of its field, and nothing happens. */
@Timeout(60)
class WrongInputTest {
    private ServedPage page;

    @BeforeEach
    void open() {
        page = ServedPage.open();
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"users\": -1} | users | users must be a whole number from 0 to 2147483647, was"
                        + " -1",
                "{\"users\": 1.5} | users | users must be a whole number from 0 to 2147483647, was"
                        + " 1.5",
                "{\"users\": \"x\"} | users | users must be a whole number from 0 to 2147483647,"
                        + " was \"x\"",
                "{\"spawnRate\": 0} | spawnRate | spawnRate must be a number > 0, was 0",
                "{\"runTimeSeconds\": 1e99} | runTimeSeconds | runTimeSeconds must be at most a"
                        + " year, was 1.0E99",
                "{\"host\": 5} | host | host must be a text, was 5",
                "{\"host\": \"shop\"} | host | host must be a URL, was shop",
                "{\"usres\": 5} | usres | usres is no member that is known here",
                "{\"userClasses\": 5} | userClasses | userClasses must be an array of objects, was"
                        + " 5",
                "{\"userClasses\": [{\"name\": \"A\", \"weight\": -2}]} | userClasses.A.weight |"
                        + " userClasses.A.weight must be a number >= 0, was -2",
                "{\"workload\": \"open\"} | arrivalRate | arrivalRate is missing: an open load"
                        + " needs one",
                "{\"workload\": \"x\"} | workload | workload must be open or closed, was 'x'",
                "{\"options\": []} | options | options must be a JSON object, was []"
            })
    void aWrongOrderIsRefused(String order, String field, String detail) {
        var refused = page.post("api/start", order);
        JsonNode problem = JsonMapper.shared().readTree(refused.body());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("detail").asString()).isEqualTo(detail);
        assertThat(page.run.status().state()).isEqualTo(RunState.READY);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        var refused = page.post("api/start", "{\"users\": }");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("the body must be JSON, but in line 1, column");
    }

    @Test
    void aFormIsNoOrder() {
        assertThat(page.form("api/start", "users=1").statusCode()).isEqualTo(415);
    }

    @Test
    void aVeryLongBodyIsNotRead() {
        String order = "{\"host\": \"" + "x".repeat(1 << 20) + "\"}";
        assertThat(page.post("api/start", order).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api/history?entry=x | entry must be a whole number from 0 to 2147483647, was 'x'",
                "api/history?points=0 | points must be a whole number from 1 to 3600, was '0'",
                "api/shape | name is missing",
                "api/shape?name=Wavs | no load shape is called Wavs",
                "api/logs?after=-1 | after must be a whole number from 0 to 2147483647, was '-1'"
            })
    void aWrongQueryIsRefused(String path, String detail) {
        var refused = page.get(path);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(refused.body()).get("detail").asString())
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"api/stop", "api/pause", "api/resume", "api/edit"})
    void whatNeedsATestIsRefusedWithoutOne(String path) {
        var refused = page.post(path, "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("no test is going on: start one first");
    }

    @Test
    void aSecondTestIsRefused() {
        page.startAndFail();
        assertThat(page.post("api/start", "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(page.get("nowhere").statusCode()).isEqualTo(404);
        assertThat(page.get("api/tabs/none").statusCode()).isEqualTo(404);
        assertThat(page.get("api/history?entry=99").statusCode()).isEqualTo(404);
        assertThat(page.get("stats/requests_full_history/csv").body())
                .contains("--csv-full-history");
    }
}
