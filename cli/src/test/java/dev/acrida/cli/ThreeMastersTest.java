package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Three masters, of which one leads; each a process of its own, as are the workers. */
@Timeout(180)
class ThreeMastersTest {
    private static final int HANDED_OVER = 75;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String TEST =
            """
            import module dev.acrida;

            class Shopper extends HttpUser {
                @Override public WaitTime waitTime() { return between(0.01, 0.05); }
                @Task void home() { http.get("/"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void theLeadingMasterIsKilledTwiceAndNothingIsLost() throws Exception {
        try (SampleShop shop = SampleShop.start();
                MasterTrio trio = MasterTrio.start(folder, shop, TEST)) {
            List<AcridaProcess> workers = List.of(trio.worker("a"), trio.worker("b"));
            awaitMore(shop, 200);

            AcridaProcess first = trio.leader();
            first.signal("KILL");
            awaitSuccessor(trio, first);
            awaitMore(shop, 300);
            trio.restart(first).awaitErr("Standing by");
            awaitMore(shop, 300);

            AcridaProcess second = trio.leader();
            second.signal("KILL");
            awaitSuccessor(trio, second);
            awaitMore(shop, 300);

            endAndCount(trio, workers, shop);
        }
    }

    @Test
    void oneThatIsAskedToEndHandsOverAndWhenAllAreGoneWorkersRestUntilTheyAreBack()
            throws Exception {
        try (SampleShop shop = SampleShop.start();
                MasterTrio trio = MasterTrio.start(folder, shop, TEST)) {
            List<AcridaProcess> workers =
                    List.of(
                            trio.worker("a", "--orphan-timeout=3"),
                            trio.worker("b", "--orphan-timeout=3"));
            awaitMore(shop, 200);

            AcridaProcess first = trio.leader();
            first.signal("TERM");
            assertThat(first.exitCode()).as(first.err()).isEqualTo(HANDED_OVER);
            assertThat(first.err()).contains("another one goes on").doesNotContain("ERROR");
            awaitSuccessor(trio, first);
            awaitMore(shop, 300);
            trio.restart(first).awaitErr("Standing by");

            for (AcridaProcess each : trio.masters()) {
                each.signal("KILL");
                each.exitCode();
            }
            for (AcridaProcess each : workers) {
                each.awaitErr("No master was heard for too long");
            }
            Await.until("a second without a request", new Quiet(shop), LONGEST);
            for (AcridaProcess each : trio.masters()) {
                trio.restart(each);
            }
            trio.leader().awaitErr("is back");
            awaitMore(shop, 300);

            endAndCount(trio, workers, shop);
        }
    }

    private static void awaitSuccessor(MasterTrio trio, AcridaProcess ended) throws Exception {
        ended.exitCode();
        AcridaProcess next = trio.leader();
        next.awaitErr("is back");
        assertThat(next.err()).contains("Going on with the test");
    }

    private static void endAndCount(MasterTrio trio, List<AcridaProcess> workers, SampleShop shop)
            throws Exception {
        AcridaProcess last = trio.leader();
        List<AcridaProcess> ending = new ArrayList<>(workers);
        trio.masters().stream().filter(AcridaProcess::isAlive).forEach(ending::add);
        last.signal("INT");
        for (AcridaProcess each : ending) {
            assertThat(each.exitCode()).as(each.err()).isZero();
        }
        assertThat(MasterTrio.requests(last)).isEqualTo(shop.counts().requests());
    }

    private static void awaitMore(SampleShop shop, int requests) {
        long now = shop.counts().requests();
        Await.until(requests + " more", () -> shop.counts().requests() > now + requests, LONGEST);
    }
}
