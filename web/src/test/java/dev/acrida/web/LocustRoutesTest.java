package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.RunState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

/** What scripts and dashboards for Locust ask and expect. */
@Timeout(60)
class LocustRoutesTest {
    private ServedPage page;

    @BeforeEach
    void open() {
        page = ServedPage.open();
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aSwarmStartsIsEditedAndStops() {
        String started = page.form("swarm", "user_count=2&spawn_rate=100&run_time=1m").body();
        assertThat(started)
                .isEqualTo(
                        "{\"success\":true,\"message\":\"Swarming started\",\"host\":null,"
                                + "\"run_time\":60}");
        page.awaitState(RunState.RUNNING);
        page.form("swarm", "user_count=3&spawn_rate=100");
        page.await("3 users", () -> page.json("stats/requests").get("user_count").asInt() == 3);
        assertThat(page.form("stop", "").body())
                .isEqualTo("{\"success\":true,\"message\":\"Test stopped\"}");
        assertThat(page.json("stats/requests").get("state").asString()).isEqualTo("stopped");
    }

    @Test
    void mistakesAreToldAsLocustTellsThem() {
        assertThat(page.form("swarm", "user_count=2").body())
                .isEqualTo(
                        "{\"success\":false,\"message\":\"Missing user_count or spawn_rate from"
                                + " /swarm request\"}");
        assertThat(page.form("swarm", "user_count=2&spawn_rate=1&run_time=1h30").body())
                .contains("Valid run_time formats are : 20, 20s, 3m, 2h, 1h20m, 3h30m10s, etc.");
        assertThat(page.form("swarm", "user_count=x&spawn_rate=1").statusCode()).isEqualTo(200);
    }

    @Test
    void statisticsHaveTheNamesOfLocust() {
        page.startAndFail();
        JsonNode stats = page.json("stats/requests");
        JsonNode total = stats.get("stats").get(stats.get("stats").size() - 1);
        assertThat(total.get("name").asString()).isEqualTo("Aggregated");
        assertThat(total.propertyNames())
                .contains(
                        "method",
                        "num_requests",
                        "num_failures",
                        "min_response_time",
                        "current_fail_per_sec",
                        "median_response_time",
                        "response_time_percentile_0.95",
                        "avg_content_length");
        assertThat(stats.at("/errors/0").propertyNames())
                .containsExactly(
                        "name", "method", "error", "occurrences", "first_seen", "last_seen");
        assertThat(stats.propertyNames())
                .contains("fail_ratio", "total_rps", "current_response_time_percentiles", "state");
    }

    @Test
    void percentilesAreThoseOfLocustAndThoseAskedFor() {
        page.startAndFail();
        JsonNode stats = page.json("stats/requests");
        assertThat(stats.at("/stats/0").propertyNames())
                .contains(
                        "response_time_percentile_0.95",
                        "response_time_percentile_0.99",
                        "response_time_percentile_0.5");
        assertThat(stats.get("current_response_time_percentiles").propertyNames())
                .containsExactly(
                        "response_time_percentile_0.5",
                        "response_time_percentile_0.95",
                        "response_time_percentile_0.99");
    }

    @Test
    void aUserClassIsChanged() {
        String change = "{\"user_class_name\":\"Shopper\",\"weight\":3}";
        var changed = page.post("user", change);
        assertThat(changed.statusCode()).isEqualTo(201);
        assertThat(changed.body()).isEqualTo("{}");
        assertThat(page.desk.changed).containsExactly(change);
        assertThat(page.post("user", "{}").statusCode()).isEqualTo(400);
        assertThat(page.form("user", "user_class_name=Shopper").statusCode()).isEqualTo(415);
    }

    @Test
    void theReportHasItsThemeAndMayBeAFile() {
        assertThat(page.get("stats/report?theme=dark").body()).contains("data-theme=\"dark\"");
        assertThat(page.get("stats/report").body()).doesNotContain("<html lang=\"en\" data-theme");
        assertThat(page.get("stats/report?theme=light&download=1").headers().map())
                .containsKey("content-disposition");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(page.get("stats/requests_full_history/csv").statusCode()).isEqualTo(404);
        assertThat(page.get("login").statusCode()).isEqualTo(303);
        assertThat(page.get("no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void resetAnswersOkAndForgetsExceptions() {
        page.startAndFail();
        page.form("stop", "");
        page.awaitState(RunState.STOPPED);
        assertThat(page.form("stats/reset", "").body()).isEqualTo("ok");
        assertThat(page.json("exceptions").get("exceptions").size()).isZero();
    }

    @Test
    void exceptionsTasksLogsAndWorkers() {
        page.startAndFail();
        JsonNode exception = page.json("exceptions").at("/exceptions/0");
        assertThat(exception.get("msg").asString()).contains(Shoppers.SCRIPT);
        assertThat(exception.get("nodes").asString()).isEqualTo("local");
        assertThat(page.json("tasks").at("/per_class/Shopper/tasks/buy/ratio").asDouble())
                .isEqualTo(0.75);
        assertThat(page.json("logs").get("master").size()).isEqualTo(1);
        assertThat(page.get("worker-count").body()).isEqualTo("{\"worker_count\":0}");
    }

    @Test
    void filesAreAttachments() {
        page.startAndFail();
        var csv = page.get("stats/requests/csv");
        assertThat(csv.body()).startsWith("Type,Name,Request Count,Failure Count,");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        name ->
                                assertThat(name)
                                        .matches(
                                                "attachment;"
                                                        + " filename=\"Acrida_\\d{4}-\\d\\d-\\d\\d-"
                                                        + "\\d\\dh\\d\\d_Shoppers_requests.csv\""));
        assertThat(page.get("exceptions/csv").body()).startsWith("Count,Message,Traceback,Nodes");
        assertThat(page.get("stats/failures/csv").body()).startsWith("Method,Name,Error,");
    }
}
