package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

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

/** Three masters, of which one leads, and their workers; each a process of its own. */
final class MasterTrio implements AutoCloseable {
    private static final int MASTERS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("ACRIDA_TOKEN=(\\S+)");
    private static final String ADDRESS = "127.0.0.1:";

    /** By which one that leads is known: the first one, and one that goes on. */
    private static final Pattern LEADS = Pattern.compile("This master \\(\\S+\\) leads");

    private final Path folder;
    private final SampleShop shop;
    private final String test;
    private final List<Integer> forWorkers = freePorts();
    private final List<Integer> forMasters = freePorts();
    private final List<AcridaProcess> masters = new ArrayList<>();
    private final List<AcridaProcess> all = new ArrayList<>();
    private int started;
    private String token = "";

    private MasterTrio(Path folder, SampleShop shop, String test) throws IOException {
        this.folder = folder;
        this.shop = shop;
        this.test = test;
    }

    /** Starts the masters, which wait for two workers. */
    static MasterTrio start(Path folder, SampleShop shop, String test) throws IOException {
        MasterTrio trio = new MasterTrio(folder, shop, test);
        for (int i = 0; i < MASTERS; i++) {
            trio.masters.add(trio.master(i));
            // The first one makes the secrets.
            trio.masters.getFirst().awaitErr("Standing by");
        }
        return trio;
    }

    /** The one that leads, once one does; of those that are alive. */
    AcridaProcess leader() {
        Await.until("a master that leads", () -> masters.stream().anyMatch(this::leads), LONGEST);
        return masters.stream().filter(this::leads).findFirst().orElseThrow();
    }

    private boolean leads(AcridaProcess master) {
        return master.isAlive() && LEADS.matcher(master.err()).find();
    }

    /** Starts one again that has ended; it stands by. */
    AcridaProcess restart(AcridaProcess ended) throws IOException {
        int number = masters.indexOf(ended);
        AcridaProcess again = master(number);
        masters.set(number, again);
        return again;
    }

    /** All masters, dead or alive. */
    List<AcridaProcess> masters() {
        return List.copyOf(masters);
    }

    private AcridaProcess master(int number) throws IOException {
        Path own = Files.createDirectories(folder.resolve("start" + started++));
        Files.writeString(own.resolve("Loadtest.java"), test);
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
                        "--masters=" + addresses(forMasters),
                        "--this-master=" + ADDRESS + forMasters.get(number),
                        "--cluster-dir=" + folder.resolve("state" + number),
                        "--cluster-secrets=" + folder.resolve("secrets"));
        all.add(process);
        return process;
    }

    /** A worker that knows all masters. */
    AcridaProcess worker(String name, String... more) throws IOException {
        if (token.isEmpty()) {
            AcridaProcess leader = leader();
            leader.awaitErr("ACRIDA_TOKEN");
            Matcher told = TOKEN.matcher(leader.err());
            assertThat(told.find()).isTrue();
            token = told.group(1);
        }
        List<String> arguments = new ArrayList<>();
        arguments.add("--worker");
        arguments.add("--master-host=" + addresses(forWorkers));
        arguments.add("--token=" + token);
        arguments.addAll(List.of(more));
        AcridaProcess process =
                AcridaProcess.start(
                        Files.createDirectories(folder.resolve(name)),
                        arguments.toArray(String[]::new));
        all.add(process);
        return process;
    }

    private static String addresses(Collection<Integer> ports) {
        return ports.stream().map(port -> ADDRESS + port).collect(Collectors.joining(","));
    }

    /** What the master that led at the end says: recorded, or declared lost. */
    static long requests(AcridaProcess master) throws IOException {
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

    @Override
    public void close() {
        all.forEach(AcridaProcess::close);
    }
}
