package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Three masters and workers that are killed, stopped and replaced at random, while the shop counts.
 * Only when asked for: {@code ./mvnw verify -Dtest.jvm.flags=-Dgroup.schedules=20}; a certain one:
 * {@code -Dtest.jvm.flags=-Dgroup.seed=17}.
 */
@Timeout(600)
class GroupFaultScheduleTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int FAULTS = 4;

    /** Of a master whose run another one goes on with. */
    private static final int HANDED_OVER = 75;

    /** What a worker that is killed may have done since it reported. */
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
        Long one = Long.getLong("group.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, Long.getLong("group.schedules", 0));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("seeds")
    void whatTheTargetCountedIsRecordedWhicheverMasterIsKilled(long seed) throws Exception {
        try (Scene scene = new Scene(seed)) {
            for (int fault = 0; fault < FAULTS; fault++) {
                scene.strike();
                scene.awaitRequests(150);
            }
            // Who has just been started again must be among the masters to hear of the end.
            scene.awaitRequests(3000);
            long recorded = scene.end();
            long counted = scene.shop.counts().requests();
            System.out.printf("seed %d: %d of %d %s%n", seed, recorded, counted, scene.happened);
            assertThat(recorded)
                    .as("seed %d: %s", seed, scene.happened)
                    .isBetween(counted - UNREPORTED * scene.killed, counted);
        }
    }

    /** All processes of one schedule. */
    private final class Scene implements AutoCloseable {
        private final SampleShop shop = SampleShop.start();
        private final Random random;
        private final MasterTrio trio;
        private final List<AcridaProcess> workers = new ArrayList<>();
        private final List<String> happened = new ArrayList<>();
        private int hired;
        private int killed;

        Scene(long seed) throws IOException {
            System.out.printf("seed %d%n", seed);
            random = new Random(seed);
            trio = MasterTrio.start(folder, shop, TEST);
            hire();
            hire();
            awaitRequests(150);
        }

        private void hire() throws IOException {
            hired++;
            workers.add(trio.worker("w" + hired));
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
            switch (random.nextInt(6)) {
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
                case 2, 3 -> {
                    happened.add("the leading master was killed");
                    depose("KILL");
                }
                case 4 -> {
                    happened.add("the leading master was asked to end");
                    assertThat(depose("TERM").exitCode()).isEqualTo(HANDED_OVER);
                }
                default -> {
                    happened.add("all masters were killed");
                    for (AcridaProcess each : trio.masters()) {
                        each.signal("KILL");
                        each.exitCode();
                    }
                    for (AcridaProcess each : trio.masters()) {
                        trio.restart(each);
                    }
                    awaitSuccessor();
                }
            }
        }

        private AcridaProcess depose(String signal) throws Exception {
            AcridaProcess leader = trio.leader();
            leader.signal(signal);
            leader.exitCode();
            awaitSuccessor();
            trio.restart(leader).awaitErr("Standing by");
            return leader;
        }

        private void awaitSuccessor() {
            AcridaProcess next = trio.leader();
            next.awaitErr("Going on with the test");
            Await.until("workers after " + happened, () -> thereAt(next) >= 2, LONGEST);
        }

        private void replace(AcridaProcess worker) throws IOException {
            AcridaProcess leader = trio.leader();
            int before = thereAt(leader);
            workers.remove(worker);
            hire();
            Await.until("a worker after " + happened, () -> thereAt(leader) > before, LONGEST);
        }

        /** How many times a worker came to it. */
        private static int thereAt(AcridaProcess master) {
            return master.err().split("has joined|is back", -1).length - 1;
        }

        /** Ends all; answers what is recorded. */
        long end() throws Exception {
            AcridaProcess last = trio.leader();
            List<AcridaProcess> ending = new ArrayList<>(workers);
            trio.masters().stream().filter(AcridaProcess::isAlive).forEach(ending::add);
            last.signal("INT");
            for (AcridaProcess each : ending) {
                assertThat(each.exitCode()).as("%s: %s", happened, each.err()).isZero();
            }
            return MasterTrio.requests(last);
        }

        @Override
        public void close() {
            trio.close();
            shop.close();
        }
    }
}
