package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A master and workers that are killed, stopped and replaced at random, while the shop counts. More
 * schedules: {@code ./mvnw verify -Dtest.jvm.flags=-Dfault.schedules=200}; a certain one: {@code
 * -Dtest.jvm.flags=-Dfault.seed=17}.
 */
@Timeout(300)
class FaultScheduleTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int FAULTS = 4;
    private static final Pattern NAME = Pattern.compile("Joining the master at \\S+ as (\\S+)");

    /**
     * What one that is killed may have done since it reported: two reports of the slowest users.
     */
    private static final long UNREPORTED = 1500;

    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return constant(0.03); }
                @Task void home() { http.get("/"); }
            }
            """;

    @TempDir Path folder;

    static LongStream seeds() {
        Long one = Long.getLong("fault.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, Long.getLong("fault.schedules", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheTargetCountedIsRecordedWhateverIsKilled(long seed) throws Exception {
        System.out.printf("seed %d%n", seed);
        try (Scene scene = new Scene(seed)) {
            for (int fault = 0; fault < FAULTS; fault++) {
                scene.strike();
                scene.awaitRequests(150);
            }
            scene.end();
            long counted = scene.shop.counts().requests();
            assertThat(scene.recorded())
                    .as("seed %d: %s", seed, scene.happened)
                    .isBetween(counted - UNREPORTED * scene.killed, counted);
        }
    }

    /** All processes of one schedule. */
    private final class Scene implements AutoCloseable {
        private final SampleShop shop = SampleShop.start();
        private final Random random;
        private final String port = Integer.toString(freePort());
        private final List<AcridaProcess> workers = new ArrayList<>();
        private final List<String> happened = new ArrayList<>();
        private AcridaProcess master;
        private int hired;
        private int killed;

        Scene(long seed) throws IOException {
            random = new Random(seed);
            master = startMaster();
            hire();
            hire();
            awaitRequests(150);
        }

        private AcridaProcess startMaster() throws IOException {
            return Machines.in(folder)
                    .master(
                            TEST,
                            "--headless",
                            "--master-bind-port",
                            port,
                            "--host=" + shop.uri(),
                            "--expect-workers=2",
                            "-u=10",
                            "-r=50",
                            "-s=5",
                            "--json-file=load",
                            "--only-summary");
        }

        private void hire() throws IOException {
            hired++;
            workers.add(Machines.in(folder).worker(master, "w" + hired));
        }

        void awaitRequests(long more) {
            long before = shop.counts().requests();
            Await.until(
                    more + " requests after " + happened,
                    () -> shop.counts().requests() > before + more,
                    LONGEST);
        }

        void strike() throws Exception {
            AcridaProcess worker = workers.get(random.nextInt(workers.size()));
            switch (random.nextInt(4)) {
                case 0 -> {
                    happened.add("a worker was killed");
                    killed++;
                    worker.signal("KILL");
                    replace(worker);
                }
                case 1 -> {
                    happened.add("a worker left");
                    worker.signal("TERM");
                    assertThat(worker.exitCode()).as(worker.err()).isZero();
                    replace(worker);
                }
                case 2 -> {
                    happened.add("a worker hung");
                    String name = name(worker);
                    int lost = said(name, "is lost");
                    int back = said(name, "is back");
                    worker.signal("STOP");
                    Await.until(name + " lost", () -> said(name, "is lost") > lost, LONGEST);
                    worker.signal("CONT");
                    Await.until(name + " back", () -> said(name, "is back") > back, LONGEST);
                }
                default -> {
                    happened.add("the master was killed");
                    // Its state is on disk from about a second after the start.
                    Await.until(() -> Files.exists(folder.resolve("state/run.cbor")), LONGEST);
                    master.signal("KILL");
                    assertThat(master.exitCode()).isNotZero();
                    master.close();
                    master = startMaster();
                    master.awaitErr("Going on with the test");
                    workers.forEach(this::awaitThere);
                }
            }
        }

        private void replace(AcridaProcess worker) throws IOException {
            workers.remove(worker);
            hire();
            awaitThere(workers.getLast());
        }

        /** One that the master did not know of when it was killed joins anew. */
        private void awaitThere(AcridaProcess worker) {
            worker.awaitErr("Joining");
            String name = name(worker);
            Await.until(
                    name + " there after " + happened,
                    () -> said(name, "has joined") + said(name, "is back") > 0,
                    LONGEST);
        }

        private int said(String worker, String what) {
            return master.err().split("Worker " + worker + " " + what, -1).length - 1;
        }

        void end() throws Exception {
            master.signal("TERM");
            assertThat(master.exitCode()).as("%s: %s", happened, master.err()).isZero();
            for (AcridaProcess worker : workers) {
                assertThat(worker.exitCode()).as("%s: %s", happened, worker.err()).isZero();
            }
        }

        long recorded() throws IOException {
            var json = JsonMapper.shared().readTree(Files.readString(folder.resolve("load.json")));
            return json.at("/total/num_requests").asLong() + json.at("/num_lost").asLong();
        }

        @Override
        public void close() {
            master.close();
            workers.forEach(AcridaProcess::close);
            shop.close();
        }
    }

    /** By which the master calls it. */
    private static String name(AcridaProcess worker) {
        Matcher name = NAME.matcher(worker.err());
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
