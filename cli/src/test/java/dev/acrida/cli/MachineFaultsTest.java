package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Machines whose connections break in all ways, and disks that are full. */
@Isolated
@Timeout(240)
class MachineFaultsTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Pattern PORT = Pattern.compile("--master-port (\\d+)");
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return constant(0.03); }
                @Task void home() { http.get("/"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void whatIsDoneBehindABrokenOrHalfOpenConnectionIsCountedWhenItIsWhole() throws Exception {
        try (FarMachine far = FarMachine.create();
                SampleShop shop = SampleShop.start();
                Forwarder reached = Forwarder.to(shop.uri(), FarMachine.TARGET);
                AcridaProcess master = master(reached);
                AcridaProcess a = Machines.in(folder).workerOn(far.prefix(), master, "a");
                AcridaProcess b = Machines.in(folder).worker(master, "b")) {
            awaitRequests(shop, 200);
            far.cutTowardsMaster();
            loseAndHeal(far, shop, master, 1);
            far.cutFromMaster();
            loseAndHeal(far, shop, master, 2);
            far.cutTowardsMaster();
            far.cutFromMaster();
            // Half-open: the worker's end is gone, and the master's was not told.
            far.forgetConnections(port(master));
            assertThat(FarMachine.isConnected(port(master))).isTrue();
            loseAndHeal(far, shop, master, 3);

            master.signal("TERM");
            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(a.exitCode()).as(a.err()).isZero();
            assertThat(b.exitCode()).as(b.err()).isZero();
            assertThat(requests()).isEqualTo(shop.counts().requests());
        }
    }

    @Test
    void aLineThatDelaysAndLosesChangesNothing() throws Exception {
        try (FarMachine far = FarMachine.create();
                SampleShop shop = SampleShop.start();
                Forwarder reached = Forwarder.to(shop.uri(), FarMachine.TARGET)) {
            far.spoil("200ms", "5%");
            try (AcridaProcess master = master(reached);
                    AcridaProcess a = Machines.in(folder).workerOn(far.prefix(), master, "a");
                    AcridaProcess b = Machines.in(folder).worker(master, "b")) {
                awaitRequests(shop, 1000);
                master.signal("TERM");
                assertThat(master.exitCode()).as(master.err()).isZero();
                assertThat(a.exitCode()).as(a.err()).isZero();
                assertThat(b.exitCode()).as(b.err()).isZero();
                assertThat(requests()).isEqualTo(shop.counts().requests());
            }
        }
    }

    @Test
    void aMasterWhoseDiskIsFullSaysSoAndGoesOn() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("state"));
                SampleShop shop = SampleShop.start();
                AcridaProcess master = master(shop.uri(), "127.0.0.1");
                AcridaProcess a = Machines.in(folder).worker(master, "a");
                AcridaProcess b = Machines.in(folder).worker(master, "b")) {
            awaitRequests(shop, 200);
            disk.fill();
            master.awaitErr("The state of the test cannot be kept");
            awaitRequests(shop, 300);
            b.signal("TERM");
            master.signal("TERM");
            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(a.exitCode()).as(a.err()).isZero();
            assertThat(b.exitCode()).as(b.err()).isZero();
            assertThat(requests()).isEqualTo(shop.counts().requests());
        }
    }

    private static void loseAndHeal(FarMachine far, SampleShop shop, AcridaProcess master, int time)
            throws Exception {
        Await.until("lost " + time, () -> times(master, "is lost") == time, LONGEST);
        awaitRequests(shop, 300);
        far.heal();
        Await.until("back " + time, () -> times(master, "is back") == time, LONGEST);
        awaitRequests(shop, 100);
    }

    private static int port(AcridaProcess master) {
        Matcher port = PORT.matcher(master.err());
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    private static int times(AcridaProcess master, String text) {
        return master.err().split(text, -1).length - 1;
    }

    private static void awaitRequests(SampleShop shop, long more) {
        long before = shop.counts().requests();
        Await.until(() -> shop.counts().requests() > before + more, LONGEST);
    }

    private AcridaProcess master(Forwarder shop) throws Exception {
        return master(shop.uri(), FarMachine.MASTER);
    }

    private AcridaProcess master(URI target, String address) throws Exception {
        return Machines.in(folder)
                .master(
                        TEST,
                        "--headless",
                        "--master-bind-host",
                        address,
                        "--host=" + target,
                        "--expect-workers=2",
                        "-u=10",
                        "-r=50",
                        "-s=5",
                        "--json-file=load",
                        "--only-summary");
    }

    private long requests() throws Exception {
        var json = JsonMapper.shared().readTree(Files.readString(folder.resolve("load.json")));
        return json.at("/total/num_requests").asLong() + json.at("/num_lost").asLong();
    }
}
