package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Workers that are replaced by others, and one whose clock is wrong. */
@Timeout(180)
class WorkerFaultsTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return between(0.01, 0.05); }
                @Task void home() { http.get("/"); }
            }
            """;

    /** Five seconds ahead, for all that asks for the time of day. */
    private static final String AHEAD =
            """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <sys/time.h>
            #include <time.h>

            int clock_gettime(clockid_t id, struct timespec *t) {
                static int (*real)(clockid_t, struct timespec *);
                if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
                int result = real(id, t);
                if (id == CLOCK_REALTIME) t->tv_sec += 5;
                return result;
            }

            int gettimeofday(struct timeval *t, void *zone) {
                struct timespec now;
                int result = clock_gettime(CLOCK_REALTIME, &now);
                t->tv_sec = now.tv_sec;
                t->tv_usec = now.tv_nsec / 1000;
                return result;
            }
            """;

    @TempDir Path folder;

    @Test
    void allWorkersAreRestartedOneAfterTheOtherAndNothingIsLost() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, "-u=10", "-r=50");
                AcridaProcess a = worker(master, "a");
                AcridaProcess b = worker(master, "b")) {
            awaitMore(shop, 200);
            try (AcridaProcess c = replace(master, a, "c");
                    AcridaProcess d = replace(master, b, "d")) {
                awaitMore(shop, 200);
                master.signal("TERM");
                assertThat(master.exitCode()).as(master.err()).isZero();
                assertThat(c.exitCode()).as(c.err()).isZero();
                assertThat(d.exitCode()).as(d.err()).isZero();
                assertThat(json().at("/total/num_requests").asLong())
                        .isEqualTo(shop.counts().requests());
            }
        }
    }

    /** The old one goes while the new one comes. */
    private AcridaProcess replace(AcridaProcess master, AcridaProcess old, String name)
            throws Exception {
        int joined = times(master, "has joined");
        AcridaProcess fresh = worker(master, name);
        old.signal("TERM");
        assertThat(old.exitCode()).as(old.err()).isZero();
        Await.until("the next one", () -> times(master, "has joined") > joined, LONGEST);
        return fresh;
    }

    @Test
    void aWorkerWhoseClockIsFiveSecondsAheadLetsUsersInWhenTheirTimeHasCome() throws Exception {
        List<String> ahead = List.of("env", "LD_PRELOAD=" + library());
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop, "--arrival-rate=50/s for 4s");
                AcridaProcess a = Machines.in(folder).workerOn(ahead, master, "a");
                AcridaProcess b = worker(master, "b")) {
            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(a.exitCode()).as(a.err()).isZero();
            assertThat(b.exitCode()).as(b.err()).isZero();
            assertThat(shop.counts().requests()).isEqualTo(200);
            assertThat(json().at("/total/num_requests").asLong()).isEqualTo(200);
            // From their intended start: with a clock that was believed, half would be 5 s late.
            assertThat(json().at("/total/avg_response_time").asDouble()).isLessThan(2000);
        }
    }

    private Path library() throws Exception {
        Path source = Files.writeString(folder.resolve("ahead.c"), AHEAD);
        Path library = folder.resolve("ahead.so");
        List<String> gcc = List.of("gcc", "-shared", "-fPIC", "-w", "-o", library.toString());
        List<String> command = new ArrayList<>(gcc);
        command.addAll(List.of(source.toString(), "-ldl"));
        boolean compiled;
        try {
            compiled = new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            compiled = false;
        }
        Assumptions.assumeTrue(compiled, "a shifted clock needs gcc");
        return library;
    }

    private static void awaitMore(SampleShop shop, int requests) {
        long now = shop.counts().requests();
        Await.until(requests + " more", () -> shop.counts().requests() > now + requests, LONGEST);
    }

    private static int times(AcridaProcess master, String text) {
        return master.err().split(text, -1).length - 1;
    }

    private JsonNode json() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("load.json")));
    }

    private AcridaProcess master(SampleShop shop, String... more) throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--headless",
                                "--expect-workers=2",
                                "--json-file=load",
                                "--only-summary",
                                "-s=5",
                                "--host=" + shop.uri()));
        all.addAll(List.of(more));
        return Machines.in(folder).master(TEST, all.toArray(String[]::new));
    }

    private AcridaProcess worker(AcridaProcess master, String name) throws IOException {
        return Machines.in(folder).worker(master, name);
    }
}
