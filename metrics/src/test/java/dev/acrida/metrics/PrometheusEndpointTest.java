package dev.acrida.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.stats.Sample;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

class PrometheusEndpointTest {
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final PrometheusEndpoint endpoint = PrometheusEndpoint.open(ANY);
    private final StillRun run = new StillRun();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void aScrapeHasTheFiguresOfTheRun() throws Exception {
        run.sample("/a", 5, Sample.OK).sample("/a", 300, "HTTP 500").sample("/b", 1, Sample.OK);
        run.recorder.issued(3, 1);
        run.recorder.lost(1, 1);
        endpoint.begin(run, run::judgement);

        List<String> lines = scrape().lines().toList();

        assertThat(lines)
                .contains(
                        "acrida_requests_total{method=\"GET\",name=\"/a\"} 2.0",
                        "acrida_request_failures_total{method=\"GET\",name=\"/a\"} 1.0",
                        "acrida_response_bytes_total{method=\"GET\",name=\"/b\"} 100.0",
                        "acrida_users 7.0",
                        "acrida_requests_issued_total 6.0",
                        "acrida_requests_lost_total 1.0",
                        "acrida_requests_in_flight 2.0",
                        "# TYPE acrida_response_time_seconds histogram");
    }

    @Test
    void bucketsOfResponseTimesAreCumulativeAndAddUp() throws Exception {
        run.sample("/a", 4, Sample.OK).sample("/a", 300, Sample.OK).sample("/a", 200_000, "late");
        endpoint.begin(run, run::judgement);

        String scrape = scrape();

        assertThat(bucket(scrape, "0.002")).isZero();
        assertThat(bucket(scrape, "0.005")).isEqualTo(1);
        assertThat(bucket(scrape, "0.5")).isEqualTo(2);
        assertThat(bucket(scrape, "120.0")).isEqualTo(2);
        assertThat(bucket(scrape, "+Inf")).isEqualTo(3);
        assertThat(scrape)
                .contains(
                        "acrida_response_time_seconds_sum{method=\"GET\",name=\"/a\"} 200.304",
                        "acrida_response_time_seconds_count{method=\"GET\",name=\"/a\"} 3");
    }

    @Test
    void arrivalsAndLatenessAreThereWhereThereIsASchedule() throws Exception {
        run.sample("/a", 5, Sample.OK);
        endpoint.begin(run, run::judgement);
        assertThat(scrape())
                .contains("acrida_arrivals_dropped_total 0.0")
                .doesNotContain("acrida_lateness_seconds");

        run.late("/a", 40, 30).dropped();

        assertThat(scrape().lines())
                .contains(
                        "acrida_arrivals_due_total 2.0",
                        "acrida_arrivals_started_total 1.0",
                        "acrida_arrivals_dropped_total 1.0",
                        "acrida_lateness_seconds_sum{method=\"GET\",name=\"/a\"} 0.03",
                        "acrida_response_time_from_intended_start_seconds_count"
                                + "{method=\"GET\",name=\"/a\"} 2");
    }

    @Test
    void whatIsToBeThoughtOfTheRunIsThereOnceItIsKnown() throws Exception {
        endpoint.begin(run, run::judgement);
        assertThat(scrape()).doesNotContain("acrida_verdict", "acrida_threshold");

        run.judged(Check.of(Concern.LATENESS, 40), "p95 > 500ms", 700);

        assertThat(scrape().lines())
                .contains(
                        "acrida_verdict 1.0",
                        "acrida_check{concern=\"lateness\"} 40.0",
                        "acrida_threshold_passed{fail_if=\"p95 > 500ms\"} 0.0");
    }

    @Test
    void namesThatServersOrTestsChoseAreEscaped() throws Exception {
        run.sample("a\"} 1\nevil 2\\", 1, Sample.OK);
        endpoint.begin(run, run::judgement);

        assertThat(scrape().lines())
                .contains(
                        "acrida_requests_total{method=\"GET\",name=\"a\\\"} 1\\nevil 2\\\\\"} 1.0")
                .noneMatch(line -> line.startsWith("evil"));
    }

    @Test
    void countersBeginAnewWithTheStatistics() throws Exception {
        run.sample("/a", 5, Sample.OK);
        endpoint.begin(run, run::judgement);
        run.resetStats();

        assertThat(scrape()).doesNotContain("name=\"/a\"").contains("acrida_users 7.0");
    }

    @Test
    void anAddressThatIsTakenIsRefusedInOneLine() {
        InetSocketAddress taken =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.port());

        assertThatThrownBy(() -> PrometheusEndpoint.open(taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("must have a free address of this machine, but")
                .hasMessageContaining(Integer.toString(endpoint.port()));
    }

    private static double bucket(String scrape, String bound) {
        String start =
                "acrida_response_time_seconds_bucket{method=\"GET\",name=\"/a\",le=\"%s\"} "
                        .formatted(bound);
        return scrape.lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bucket " + bound + " in\n" + scrape));
    }

    private String scrape() throws IOException, InterruptedException {
        URI metrics = URI.create("http://localhost:" + endpoint.port() + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
