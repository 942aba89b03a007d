package dev.acrida.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.LintResult;

import dev.acrida.cluster.trust.Authority;
import dev.acrida.cluster.trust.AuthorityFolder;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What Helm makes of the chart is what Kubernetes takes, and starts what our processes take. */
@Timeout(120)
class HelmChartTest {
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return constant(0.05); }
                @Task void home() { http.get("/"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void theChartIsWithoutMistakesByHelmsOwnRules() {
        LintResult result = HelmChart.lint();

        assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
    }

    @Test
    void eachObjectIsAsKubernetesApiDescribesIt() throws IOException {
        HelmChart chart =
                HelmChart.render(
                        folder,
                        TEST,
                        Map.of("networkPolicy.pageFrom[0].podSelector.matchLabels.app", "proxy"));

        for (JsonNode object : chart.objects()) {
            check(object);
        }
        assertThat(chart.objects())
                .extracting(object -> object.at("/kind").asString())
                .containsExactlyInAnyOrder(
                        "ConfigMap",
                        "Job",
                        "NetworkPolicy",
                        "NetworkPolicy",
                        "Secret",
                        "Service",
                        "Service",
                        "StatefulSet");
    }

    private static void check(JsonNode object) throws IOException {
        JsonElement json = JsonParser.parseString(object.toString());
        switch (object.at("/kind").asString()) {
            case "ConfigMap" -> V1ConfigMap.validateJsonElement(json);
            case "Job" -> V1Job.validateJsonElement(json);
            case "NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(json);
            case "Secret" -> V1Secret.validateJsonElement(json);
            case "Service" -> V1Service.validateJsonElement(json);
            case "StatefulSet" -> V1StatefulSet.validateJsonElement(json);
            default -> throw new AssertionError("an object of an unknown kind: " + object);
        }
    }

    @Test
    void servicesAndPoliciesMeanThePodsOfTheirRelease() throws IOException {
        HelmChart chart = HelmChart.render(folder, TEST, Map.of());
        JsonNode master = chart.only("StatefulSet").at("/spec/template/metadata/labels");
        JsonNode worker = chart.only("Job").at("/spec/template/metadata/labels");

        for (JsonNode service : chart.all("Service")) {
            assertThat(HelmChart.selects(service.at("/spec/selector"), master)).isTrue();
            assertThat(HelmChart.selects(service.at("/spec/selector"), worker)).isFalse();
        }
        JsonNode policy = chart.all("NetworkPolicy").getFirst();
        assertThat(HelmChart.selects(policy.at("/spec/podSelector/matchLabels"), master)).isTrue();
        JsonNode from = policy.at("/spec/ingress/0/from/0/podSelector/matchLabels");
        assertThat(HelmChart.selects(from, worker)).isTrue();
    }

    @Test
    void threeMastersKnowEachOtherAndWorkersKnowAllOfThem() throws IOException {
        HelmChart chart = HelmChart.render(folder, TEST, Map.of());
        chart.mount(folder);

        String masters =
                IntStream.range(0, 3)
                        .mapToObj("shop-acrida-master-%d.shop-acrida-master"::formatted)
                        .collect(Collectors.joining(","));
        assertThat(chart.only("StatefulSet").at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(chart.arguments("StatefulSet"))
                .contains("--masters=" + masters, "--this-master=$(POD_NAME).shop-acrida-master");
        assertThat(chart.arguments("Job")).contains("--master-host=" + masters);
        Authority own = new AuthorityFolder(folder.resolve("secrets/masters")).authority();
        assertThat(own.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=acrida masters");
    }

    @Test
    void wrongValuesAreRefusedWithTheirNames() {
        assertThatThrownBy(() -> HelmChart.render(folder, TEST, Map.of("workers.count", 0)))
                .hasMessageContaining("workers");
        assertThatThrownBy(() -> HelmChart.render(folder, TEST, Map.of("worker.count", 2)))
                .hasMessageContaining("worker");
        assertThatThrownBy(() -> HelmChart.render(folder, "", Map.of()))
                .hasMessageContaining("--set-file test.source=");
    }

    @Test
    void theContainersOfTheChartRunATestTogether() throws Exception {
        try (SampleShop shop = SampleShop.start()) {
            HelmChart chart =
                    HelmChart.render(
                            folder,
                            TEST,
                            Map.of("host", shop.uri(), "workers.count", 1, "master.replicas", 1));
            chart.mount(folder);
            List<String> arguments = chart.arguments("StatefulSet");
            arguments.replaceAll(a -> a.replace("=/state", "=" + folder.resolve("state")));
            arguments.replaceAll(a -> a.replace("=/secrets", "=" + folder.resolve("secrets")));
            arguments.replaceAll(a -> a.replace("=/tests/", "=" + folder + "/"));
            // This machine's ports are others' too, and so is its network.
            arguments.replaceAll(a -> a.equals("--web-host=*") ? "--web-host=127.0.0.1" : a);
            arguments.addAll(
                    List.of(
                            "--master-bind-host=127.0.0.1",
                            "--master-bind-port=0",
                            "--web-port=0"));
            try (Container master = Container.start(folder, Map.of(), arguments)) {
                master.awaitPrinted("--master-port");
                String port = master.printed().replaceAll("(?s).*--master-port (\\d+).*", "$1");
                List<String> worker = chart.arguments("Job");
                worker.replaceAll(
                        a -> a.startsWith("--master-host") ? "--master-host=127.0.0.1" : a);
                worker.add("--master-port=" + port);
                Map<String, String> token = Map.of("ACRIDA_TOKEN", chart.secret("token").strip());
                Path own = Files.createDirectory(folder.resolve("worker"));
                try (Container joined = Container.start(own, token, worker)) {
                    Await.until(() -> shop.counts().requests() > 50, Duration.ofSeconds(60));
                    master.terminate();

                    assertThat(master.exitCode()).as(master.printed()).isZero();
                    assertThat(joined.exitCode()).as(joined.printed()).isZero();
                }
            }
        }
    }
}
