package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three masters, of which one leads; each a process of its own, as are the workers. */
@Timeout(180)
class ThreeMastersTest {
    private static final int MASTERS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("ACRIDA_TOKEN=(\\S+)");
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return between(0.01, 0.05); }
                @Task void home() { http.get("/"); }
            }
            """;

    @TempDir Path folder;

    private final List<AcridaProcess> all = new ArrayList<>();
    private int started;

    @AfterEach
    void endAll() {
        all.forEach(AcridaProcess::close);
    }

    @Test
    void theLeadingMasterIsKilledTwiceAndNothingIsLost() throws Exception {
        List<Integer> forWorkers = freePorts();
        List<Integer> forMasters = freePorts();
        try (SampleShop shop = SampleShop.start()) {
            List<AcridaProcess> masters = new ArrayList<>();
            for (int i = 0; i < MASTERS; i++) {
                masters.add(master(i, shop, forWorkers, forMasters));
                // The first one makes the secrets.
                masters.getFirst().awaitErr("Standing by");
            }
            int first = leader(masters, "leads");
            List<AcridaProcess> workers = workers(masters.get(first), forWorkers);
            awaitMore(shop, 200);

            masters.get(first).signal("KILL");
            List<AcridaProcess> left = new ArrayList<>(masters);
            left.remove(first);
            AcridaProcess second = left.get(leader(left, "is back"));
            assertThat(second.err()).contains("Going on with the test");
            awaitMore(shop, 300);
            masters.set(first, master(first, shop, forWorkers, forMasters));
            masters.get(first).awaitErr("Standing by");
            awaitMore(shop, 300);

            second.signal("KILL");
            masters.remove(second);
            AcridaProcess third = masters.get(leader(masters, "is back"));
            awaitMore(shop, 300);
            third.signal("TERM");

            for (AcridaProcess each : Stream.of(masters, workers).flatMap(List::stream).toList()) {
                assertThat(each.exitCode()).as(each.err()).isZero();
            }
            assertThat(requests(third)).isEqualTo(shop.counts().requests());
        }
    }

    private static void awaitMore(SampleShop shop, int requests) {
        long now = shop.counts().requests();
        Await.until(requests + " more", () -> shop.counts().requests() > now + requests, LONGEST);
    }

    /** Waits until one of them has said this. */
    private static int leader(List<AcridaProcess> masters, String text) {
        Await.until(
                text, () -> masters.stream().anyMatch(each -> each.err().contains(text)), LONGEST);
        return IntStream.range(0, masters.size())
                .filter(i -> masters.get(i).err().contains(text))
                .findFirst()
                .orElseThrow();
    }

    private AcridaProcess master(
            int number, SampleShop shop, List<Integer> forWorkers, List<Integer> forMasters)
            throws IOException {
        String address = "127.0.0.1:";
        Path own = Files.createDirectories(folder.resolve("start" + started++));
        Files.writeString(own.resolve("Loadtest.java"), TEST);
        String others =
                forMasters.stream().map(port -> address + port).collect(Collectors.joining(","));
        AcridaProcess process =
                AcridaProcess.start(
                        own,
                        "--master",
                        "--headless",
                        "--only-summary",
                        "--json-file=load",
                        "--host=" + shop.uri(),
                        "-u=10",
                        "-r=50",
                        "-s=5",
                        "--expect-workers=2",
                        "--master-bind-host=127.0.0.1",
                        "--master-bind-port=" + forWorkers.get(number),
                        "--masters=" + others,
                        "--this-master=" + address + forMasters.get(number),
                        "--cluster-dir=" + folder.resolve("state" + number),
                        "--cluster-secrets=" + folder.resolve("secrets"));
        all.add(process);
        return process;
    }

    private List<AcridaProcess> workers(AcridaProcess leader, Collection<Integer> ports)
            throws IOException {
        leader.awaitErr("ACRIDA_TOKEN");
        Matcher token = TOKEN.matcher(leader.err());
        assertThat(token.find()).isTrue();
        String masters =
                ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        for (String name : List.of("a", "b")) {
            all.add(
                    AcridaProcess.start(
                            Files.createDirectories(folder.resolve(name)),
                            "--worker",
                            "--master-host=" + masters,
                            "--token=" + token.group(1)));
        }
        return List.copyOf(all.subList(all.size() - 2, all.size()));
    }

    /** What the master that led at the end says. */
    private static long requests(AcridaProcess master) throws IOException {
        JsonNode json =
                JsonMapper.shared()
                        .readTree(Files.readString(master.folder().resolve("load.json")));
        return json.at("/total/num_requests").asLong() + json.at("/num_lost").asLong();
    }

    private static List<Integer> freePorts() throws IOException {
        List<Integer> ports = new ArrayList<>();
        List<ServerSocket> open = new ArrayList<>();
        for (int i = 0; i < MASTERS; i++) {
            open.add(new ServerSocket(0));
            ports.add(open.getLast().getLocalPort());
        }
        for (ServerSocket each : open) {
            each.close();
        }
        return ports;
    }
}
