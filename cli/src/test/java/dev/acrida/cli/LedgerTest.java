package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.file.RunFileException;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.Ledger;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever is killed, every request that a user sent is recorded or declared lost, to the unit. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class LedgerTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Counts by itself what it asks for, and says it at the end. */
    private static final String TEST =
            """
            import module dev.acrida;
            import java.util.concurrent.atomic.AtomicLong;

            class Counter extends HttpUser {
                static final AtomicLong asked = new AtomicLong();

                @Override public WaitTime waitTime() { return constant(0.01); }

                @Task void look() {
                    asked.incrementAndGet();
                    http.get("/");
                }

                @Task void ignore() {
                    asked.incrementAndGet();
                    try (var response = http.judge().get("/products")) {
                        response.drop();
                    }
                }

                @Listener static void end(Quitting event) { IO.println("asked " + asked); }
            }
            """;

    @TempDir Path folder;

    @Test
    void theTargetIsKilled() throws Exception {
        Path place = Files.createDirectory(folder.resolve("target"));
        try (AcridaProcess target = AcridaProcess.start(place, "target");
                AcridaProcess run = start(address(target), "-u", "20", "-s", "20")) {
            Path file = folder.resolve("run.acr");
            Await.until(() -> stats(file).total().count() > 100, LONGEST);
            target.signal("KILL");
            Await.until(() -> stats(file).total().failures() > 100, LONGEST);
            run.signal("INT");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            Ledger ledger = everywhereTheSame(run);
            assertThat(ledger.lost()).isZero();
            assertThat(ledger.discarded()).isPositive();
        }
    }

    @Test
    void theTargetNeverAnswersAndASignalEndsTheRun() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AcridaProcess run = start("http://127.0.0.1:" + deaf.getLocalPort(), "-u", "7")) {
            Await.until(() -> saved(folder.resolve("run.acr")).issued() == 7, LONGEST);
            run.signal("INT");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(everywhereTheSame(run)).isEqualTo(new Ledger(7, 0, 7, 0));
        }
    }

    @Test
    void theRunItselfIsKilled() throws Exception {
        try (SampleShop shop = SampleShop.start();
                AcridaProcess run = start(shop.uri().toString(), "-u", "20")) {
            Path file = folder.resolve("run.acr");
            Await.until(() -> stats(file).total().count() > 100, LONGEST);
            run.signal("KILL");
            run.exitCode();

            Ledger ledger = saved(file);
            assertThat(ledger.issued())
                    .isEqualTo(
                            ledger.recorded()
                                    + ledger.lost()
                                    + ledger.discarded()
                                    + ledger.inFlight())
                    .isLessThanOrEqualTo(shop.counts().requests());
            assertThat(ledger.inFlight()).isBetween(0L, 20L);
        }
    }

    /** In the test's own words, on the console, and in every file. */
    private Ledger everywhereTheSame(AcridaProcess run) throws IOException {
        Ledger ledger = saved(folder.resolve("run.acr"));
        assertThat(ledger.balances()).as("%s", ledger).isTrue();
        assertThat(number("asked (\\d+)", run.out())).isEqualTo(ledger.issued());
        assertThat(run.out()).contains("Ledger: " + String.format("%,d issued", ledger.issued()));
        JsonNode json = new JsonMapper().readTree(Files.readString(folder.resolve("r.json")));
        assertThat(json.at("/ledger/issued").asLong()).isEqualTo(ledger.issued());
        assertThat(json.at("/ledger/recorded").asLong())
                .isEqualTo(json.at("/total/num_requests").asLong())
                .isEqualTo(ledger.recorded());
        assertThat(json.at("/ledger/in_flight").asLong()).isZero();
        assertThat(folder.resolve("r_ledger.csv"))
                .hasContent(
                        "Issued,Recorded,Lost,Discarded,In Flight\r\n%d,%d,%d,%d,0\r\n"
                                .formatted(
                                        ledger.issued(),
                                        ledger.recorded(),
                                        ledger.lost(),
                                        ledger.discarded()));
        assertThat(folder.resolve("r.xml"))
                .content()
                .contains("name=\"ledger.issued\" value=\"%d\"".formatted(ledger.issued()));
        assertThat(folder.resolve("r.html"))
                .content()
                .contains(String.format("%,d issued &#x3D; ", ledger.issued()));
        return ledger;
    }

    private static Ledger saved(Path file) {
        return stats(file).ledger();
    }

    private static StatsSnapshot stats(Path file) {
        try {
            return SavedRun.read(file).stats();
        } catch (RunFileException e) {
            return new StatsRecorder().snapshot(); // not begun yet
        }
    }

    private static String address(AcridaProcess target) {
        Pattern open = Pattern.compile("open at (\\S+)");
        Await.until(() -> open.matcher(target.out()).find(), LONGEST);
        Matcher found = open.matcher(target.out());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static long number(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Long.parseLong(found.group(1));
    }

    private AcridaProcess start(String host, String... more) throws IOException {
        Files.writeString(folder.resolve("Loadtest.java"), TEST);
        List<String> arguments = new ArrayList<>(List.of("--headless", "-r", "1000"));
        arguments.addAll(List.of("--host", host, "--out", "run.acr", "--csv", "r"));
        arguments.addAll(List.of("--json-file", "r", "--junit", "r.xml", "--html", "r.html"));
        arguments.addAll(List.of(more));
        return AcridaProcess.start(folder, arguments.toArray(String[]::new));
    }
}
