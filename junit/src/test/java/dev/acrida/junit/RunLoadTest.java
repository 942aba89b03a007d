package dev.acrida.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.acrida.HttpUser;
import dev.acrida.LoadShape;
import dev.acrida.Tag;
import dev.acrida.Task;
import dev.acrida.Threshold;
import dev.acrida.Tick;
import dev.acrida.WaitTime;
import dev.acrida.library.LoadResult;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

import java.net.URI;

/** Load tests as JUnit runs them, judged from outside. */
@Timeout(60)
class RunLoadTest {
    @Test
    void aLoadThatPassesIsATestThatPasses() {
        TestExecutionResult result = outcomeOf("passes");

        assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void aThresholdThatIsNotKeptFailsTheTest() {
        assertThat(outcomeOf("tooFewRequests").getThrowable().orElseThrow())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("requests < 100, was 2")
                .hasMessageContaining("Aggregated");
    }

    @Test
    void aThresholdOfTheUserClassCountsToo() {
        assertThat(outcomeOf("strictUser").getThrowable().orElseThrow())
                .hasMessageContaining("rps < 1000000");
    }

    @Test
    void failedRequestsFailTheTestUnlessAThresholdAllowsThem() {
        assertThat(outcomeOf("failingRequests").getThrowable().orElseThrow())
                .hasMessageContaining("exit code 1");
        assertThat(outcomeOf("allowedFailures").getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void aLoadShapeAndTagsChooseWhatHappens() {
        assertThat(outcomeOf("shaped").getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    private static TestExecutionResult outcomeOf(String method) {
        String parameters = method.equals("passes") ? LoadResult.class.getName() : "";
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(ShopLoad.class, method, parameters))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .findFirst()
                .map(Event::getPayload)
                .orElseThrow()
                .map(TestExecutionResult.class::cast)
                .orElseThrow();
    }

    /** As a user writes one; not found by a scan for tests, since it is nested. */
    static class ShopLoad {
        private SampleShop shop = SampleShop.start();

        @BeforeEach
        void checkShop() {
            assertThat(shop.counts().requests()).isZero();
        }

        @AfterEach
        void closeShop() {
            shop.close();
        }

        @LoadHost
        URI host() {
            return shop.uri();
        }

        @RunLoad(
                value = Looker.class,
                users = 3,
                spawnRate = 100,
                failIf = {"failures > 0", "GET / p99 > 30s"})
        void passes(LoadResult result) {
            assertThat(result.stats().total().count()).isEqualTo(3);
            assertThat(shop.counts().received("GET", "/")).isEqualTo(3);
        }

        @RunLoad(value = Looker.class, users = 2, spawnRate = 100, failIf = "requests < 100")
        void tooFewRequests() {}

        @RunLoad(value = StrictLooker.class, seconds = 5)
        void strictUser() {}

        @RunLoad(
                value = Wanderer.class,
                shape = TwoForAMoment.class,
                tags = "home",
                failIf = {"requests < 2", "requests > 2"})
        void shaped() {}

        @RunLoad(Lost.class)
        void failingRequests() {}

        @RunLoad(value = Lost.class, failIf = "failures > 100%")
        void allowedFailures() {}
    }

    static class Looker extends HttpUser {
        @Task
        void look() {
            http.get("/");
            stopUser();
        }
    }

    @Threshold("rps < 1000000")
    static class StrictLooker extends Looker {}

    static class Wanderer extends HttpUser {
        @Override
        public WaitTime waitTime() {
            return constant(3600);
        }

        @Tag("home")
        @Task
        void look() {
            http.get("/");
        }

        @Task
        void stray() {
            http.get("/nowhere");
        }
    }

    static class TwoForAMoment extends LoadShape {
        @Override
        public Tick tick() {
            return seconds() < 1 ? users(2, 100) : stop();
        }
    }

    static class Lost extends HttpUser {
        @Task
        void look() {
            http.get("/nowhere");
            stopUser();
        }
    }
}
