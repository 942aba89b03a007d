package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/** The page of a master: its tester sees workers, and what is ordered reaches them. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class ClusterPageTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Option static String product = "none";

                @Override public WaitTime waitTime() { return constant(0.02); }
                @Task void product() { http.get("/products/1", r -> r.name("product " + product)); }
            }

            class Idler extends HttpUser {
                @Override public WaitTime waitTime() { return constant(0.02); }
                @Task void idle() { http.get("/", r -> r.name("idle")); }
            }
            """;

    @TempDir Path folder;

    @Test
    void hostOptionsAndClassesOfThePageReachWorkersAndWorkersAreSeen() throws Exception {
        Machines machines = Machines.in(folder);
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master =
                        machines.master(TEST, "--web-port", "0", "--class-picker", "-s", "5");
                AcridaProcess worker = machines.worker(master, "a")) {
            PageClient page = PageClient.of(master);
            assertThat(page.get("api/page")).contains("\"distributed\":true");
            page.await("api/workers", "\"state\":\"ready\"");

            String order =
                    "{\"users\":2,\"spawnRate\":100,\"host\":\"%s\",\"options\":{\"product\":\"tea\"}%s}";
            assertThat(page.post("api/start", order.formatted(shop.uri(), "")))
                    .contains("\"epoch\":1");
            page.await("stats/requests", "product tea");
            page.await("api/workers", "\"users\":2");
            page.await("logs", "Joining the master");
            page.post("api/stop", "");
            page.await("api/state", "\"STOPPED\"");
            assertThat(requests(page)).isEqualTo(shop.counts().requests());

            long before = shop.counts().requests();
            String one = ",\"userClasses\":[{\"name\":\"Idler\"}]";
            page.post("api/start", order.formatted(shop.uri(), one));
            Await.until(() -> shop.counts().requests() > before + 20, LONGEST);
            page.post("api/stop", "");
            page.await("api/state", "\"STOPPED\"");
            assertThat(page.get("stats/requests")).contains("idle").doesNotContain("product");
            assertThat(requests(page)).isEqualTo(shop.counts().requests() - before);

            page.post("api/quit", "");
            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(worker.exitCode()).as(worker.err()).isZero();
        }
    }

    @Test
    void aMasterThatIsStartedAgainGoesOnWithItsPage() throws Exception {
        Machines machines = Machines.in(folder);
        try (SampleShop shop = SampleShop.start()) {
            String[] options = {
                "--master-bind-port",
                String.valueOf(freePort()),
                "--host=" + shop.uri(),
                "--web-port=0",
                "--autostart",
                "-u=4",
                "-r=50",
                "-s=5"
            };
            AcridaProcess killed = machines.master(TEST, options);
            try (AcridaProcess worker = machines.worker(killed, "a")) {
                PageClient.of(killed).await("stats/requests", "product none");
                Await.until(() -> shop.counts().requests() > 200, LONGEST);
                killed.signal("KILL");
                try (AcridaProcess again = machines.master(TEST, options)) {
                    PageClient page = PageClient.of(again);
                    page.await("api/state", "\"RUNNING\"");
                    page.await("api/workers", "\"users\":4");
                    page.post("api/stop", "");
                    page.await("api/state", "\"STOPPED\"");
                    assertThat(requests(page)).isEqualTo(shop.counts().requests());

                    page.post("api/start", "{}");
                    page.await("api/state", "\"RUNNING\"");
                    page.post("api/quit", "");
                    assertThat(again.exitCode()).as(again.err()).isZero();
                    assertThat(worker.exitCode()).as(worker.err()).isZero();
                }
            } finally {
                killed.close();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static long requests(PageClient page) {
        String state = page.get("api/state");
        return Long.parseLong(state.replaceFirst(".*\"requests\":(\\d+).*", "$1"));
    }
}
