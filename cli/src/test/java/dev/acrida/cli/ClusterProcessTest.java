package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** A master and its workers, each a process of its own, as a user starts them. */
@Timeout(180)
class ClusterProcessTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** With a data file, and an option of its own, that workers must get, too. */
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Option static String product = "none";
                static final Rows<Map<String, String>> NAMES = csv("names.csv");

                @Override public WaitTime waitTime() { return between(0.01, 0.05); }
                @Task void home() { http.get("/"); }
                @Task(2) void product() {
                    http.get("/products/" + product, r -> r.name("/products/{id}").query("q", NAMES.random().get("name")));
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void theResultsOfTwoWorkersAreThoseThatTheServerCounted() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, "-u", "10", "-r", "50", "-t", "3", "-s", "5");
                AcridaProcess a = worker(master, "a");
                AcridaProcess b = worker(master, "b")) {
            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(a.exitCode()).as(a.err()).isZero();
            assertThat(b.exitCode()).as(b.err()).isZero();

            assertThat(shop.counts().received("GET", "/products/{id}")).isPositive();
            assertThat(requests()).isEqualTo(shop.counts().requests());
            assertThat(master.err()).contains("Shutting down (exit code 0)");
        }
    }

    @Test
    void aWorkerThatIsKilledIsReplacedByTheOthers() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, "-u", "10", "-r", "50", "-s", "5");
                AcridaProcess a = worker(master, "a");
                AcridaProcess b = worker(master, "b")) {
            Await.until(() -> shop.counts().requests() > 200, LONGEST);
            a.signal("KILL");
            master.awaitErr("is lost");
            long atLoss = shop.counts().requests();
            Await.until(() -> shop.counts().requests() > atLoss + 500, LONGEST);
            master.signal("TERM");

            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(b.exitCode()).as(b.err()).isZero();
            // What the killed worker did after its last report, at most a second and a bit, is
            // unknown; what it reported is not, and nothing is counted twice.
            assertThat(requests()).isLessThanOrEqualTo(shop.counts().requests());
            assertThat(requests()).isGreaterThan(atLoss - 600);
        }
    }

    @Test
    void aWorkerThatHangsIsReplacedAndWhatItDidIsCountedWhenItIsBack() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, "-u", "10", "-r", "50", "-s", "5");
                AcridaProcess a = worker(master, "a");
                AcridaProcess b = worker(master, "b")) {
            Await.until(() -> shop.counts().requests() > 200, LONGEST);
            a.signal("STOP");
            master.awaitErr("is lost");
            long atLoss = shop.counts().requests();
            Await.until(() -> shop.counts().requests() > atLoss + 300, LONGEST);
            a.signal("CONT");
            master.awaitErr("is back");
            long back = shop.counts().requests();
            Await.until(() -> shop.counts().requests() > back + 300, LONGEST);
            master.signal("TERM");

            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(a.exitCode()).as(a.err()).isZero();
            assertThat(b.exitCode()).as(b.err()).isZero();
            assertThat(requests()).isEqualTo(shop.counts().requests());
        }
    }

    @Test
    void aMasterThatIsKilledAndStartedAgainGoesOnAndNothingIsLost() throws Exception {
        String port = Integer.toString(freePort());
        String[] options = {"-u", "10", "-r", "50", "-s", "5", "--master-bind-port", port};
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, options);
                AcridaProcess a = worker(master, "a");
                AcridaProcess b = worker(master, "b");
                AcridaProcess c = worker(master, "c")) {
            Await.until(() -> shop.counts().requests() > 200, LONGEST);
            // What one that has left had done is known to nobody but the master.
            c.signal("TERM");
            assertThat(c.exitCode()).as(c.err()).isZero();
            master.signal("KILL");
            assertThat(master.exitCode()).isNotZero();
            long before = shop.counts().requests();
            Await.until(() -> shop.counts().requests() > before + 100, LONGEST);
            try (AcridaProcess again = master(shop, options)) {
                again.awaitErr("Going on with the test");
                again.awaitErr("is back");
                long back = shop.counts().requests();
                Await.until(() -> shop.counts().requests() > back + 300, LONGEST);
                again.signal("TERM");

                assertThat(again.exitCode()).as(again.err()).isZero();
                assertThat(a.exitCode()).as(a.err()).isZero();
                assertThat(b.exitCode()).as(b.err()).isZero();
                assertThat(requests()).isEqualTo(shop.counts().requests());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void workersWithoutAMasterEndTheirLoad() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, "-u", "10", "-r", "50");
                AcridaProcess a = worker(master, "a", "--orphan-timeout", "2");
                AcridaProcess b = worker(master, "b", "--orphan-timeout", "2")) {
            Await.until(() -> shop.counts().requests() > 200, LONGEST);
            master.signal("KILL");
            a.awaitErr("No master was heard for too long");
            b.awaitErr("No master was heard for too long");
            Await.until("a second without a request", new Quiet(shop), LONGEST);
        }
    }

    @Test
    void rowsThatAreUniqueAreHandedOutOnceInTheWholeCluster() throws Exception {
        String test =
                """
                import module dev.acrida;

                class Member extends HttpUser {
                    static final Rows<Map<String, String>> NAMES = csv("names.csv");
                    static final Rows<Integer> NUMBERS = Rows.of(List.of(1, 2, 3, 4));

                    @Override public void onStart() {
                        http.get("/name/" + NAMES.unique().get("name"), r -> r.name("/name"));
                        http.get("/number/" + NUMBERS.unique(AtEnd.RECYCLE), r -> r.name("/number"));
                    }

                    @Override public WaitTime waitTime() { return constant(1); }
                    @Task void rest() {}
                }
                """;
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "n" + i).toList();
        Files.writeString(folder.resolve("names.csv"), "name\n" + String.join("\n", names));
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        try (AcridaProcess master =
                        Machines.in(folder)
                                .master(
                                        test,
                                        "--headless",
                                        "--expect-workers=2",
                                        "-u=32",
                                        "-r=100",
                                        "--host=http://127.0.0.1:"
                                                + server.getAddress().getPort());
                AcridaProcess a = worker(master, "a");
                AcridaProcess b = worker(master, "b")) {
            Await.until("30 names, 30 numbers", () -> asked.size() >= 60, LONGEST);
            master.signal("TERM");
            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(a.exitCode()).as(a.err()).isZero();
            assertThat(b.exitCode()).as(b.err()).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(asked.stream().filter(path -> path.startsWith("/name/")))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(n -> "/name/" + n).toList());
        for (int number = 1; number <= 4; number++) {
            long times = Collections.frequency(asked, "/number/" + number);
            assertThat(times).as("times of %d", number).isBetween(7L, 8L);
        }
    }

    @Test
    void aWorkerWithoutATokenSaysWhatItNeeds() throws Exception {
        Path own = Files.createDirectories(folder.resolve("w"));
        try (AcridaProcess worker = AcridaProcess.start(own, "--worker")) {
            assertThat(worker.exitCode()).isEqualTo(1);
            assertThat(worker.err()).contains("a worker needs the join token").hasLineCount(1);
        }
    }

    @Test
    void usersArriveOnWorkersAsTheyDoOnOneMachine() throws Exception {
        String rate = "50/s for 4s";
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, "--arrival-rate", rate, "-s", "5");
                AcridaProcess a = worker(master, "a");
                AcridaProcess b = worker(master, "b")) {
            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(a.exitCode()).as(a.err()).isZero();
            assertThat(b.exitCode()).as(b.err()).isZero();
            assertThat(requests()).isEqualTo(shop.counts().requests()).isEqualTo(200);
        }
    }

    @Test
    void workersThatDoNotComeAreNotWaitedForForEver() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, "--expect-workers-max-wait", "1")) {
            assertThat(master.exitCode()).isEqualTo(1);
            assertThat(master.err())
                    .contains("2 workers were expected within 1 s, but there are 0");
        }
    }

    private long requests() throws IOException {
        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve("load.json")));
        return json.at("/total/num_requests").asLong() + json.at("/num_lost").asLong();
    }

    private AcridaProcess master(SampleShop shop, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("--headless", "--host", shop.uri().toString()));
        all.addAll(List.of("--expect-workers", "2", "--product", "7"));
        all.addAll(List.of("--json-file", "load", "--only-summary"));
        all.addAll(List.of(more));
        Files.writeString(folder.resolve("names.csv"), "name\nAnna\nBert\n");
        return Machines.in(folder).master(TEST, all.toArray(String[]::new));
    }

    private AcridaProcess worker(AcridaProcess master, String name, String... more)
            throws IOException {
        return Machines.in(folder).worker(master, name, more);
    }
}
