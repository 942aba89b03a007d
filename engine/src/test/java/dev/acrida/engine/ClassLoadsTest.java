package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.await;
import static dev.acrida.engine.Fixtures.said;
import static dev.acrida.engine.Fixtures.say;
import static dev.acrida.engine.OpenRuns.entry;
import static dev.acrida.engine.OpenRuns.load;
import static dev.acrida.engine.OpenRuns.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acrida.Arrivals;
import dev.acrida.FixedCount;
import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.Weight;
import dev.acrida.engine.OpenRuns.Sender;
import dev.acrida.engine.OpenRuns.Visitor;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.TestDefinitionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Which load each user class has, where a run has open and closed ones. */
class ClassLoadsTest {
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    @BeforeEach
    void forget() {
        Fixtures.forget();
        gate = new CountDownLatch(1);
    }

    @Test
    void classesHaveOpenAndClosedLoadsOfTheirOwnInOneRun() throws InterruptedException {
        try (Run run = open(Visitor.class, Stays.class, Declares.class)) {
            OpenLoad open = OpenLoad.NONE.withOwn("Visitor", ArrivalRate.parse("100/s for 1s"));
            run.start(Load.of(3, 1_000).withOpen(open));
            await("closed users", () -> said().stream().filter("stays"::equals).count() == 3);
            await("all arrivals", () -> run.stats().total().count() == 130);

            assertThat(entry(run.stats(), "visit").count()).isEqualTo(100);
            assertThat(entry(run.stats(), "declared").count()).isEqualTo(30);
            assertThat(run.stats().schedule().due()).isEqualTo(130);
        }
    }

    @Test
    void aSharedRateIsSplitByWeightAndLeavesFixedCountsAlone() throws InterruptedException {
        try (Run run = open(Visitor.class, Often.class, Monitor.class)) {
            run.start(load("100/s for 1s").withUsers(0, 1_000));
            await("all arrivals", () -> run.stats().total().count() == 100);
            await("fixed users", () -> said().stream().filter("monitor"::equals).count() == 2);

            assertThat(entry(run.stats(), "visit").count()).isEqualTo(25);
            assertThat(entry(run.stats(), "often").count()).isEqualTo(75);
        }
    }

    @Test
    void aRateOfAClassThatIsNotThereIsRefused() {
        try (Run run = open(Visitor.class)) {
            OpenLoad open = OpenLoad.NONE.withOwn("Visitors", ArrivalRate.parse("1/s"));
            assertThatExceptionOfType(TestDefinitionException.class)
                    .isThrownBy(() -> run.start(Load.of(open)))
                    .withMessage(
                            "an arrival rate is for Visitors, but no user class is called so: did"
                                    + " you mean Visitor?");
        }
    }

    @Test
    void aDeclaredRateThatIsNoneIsShownWithACaret() {
        try (Run run = open(BadlyDeclared.class)) {
            assertThatExceptionOfType(TestDefinitionException.class)
                    .isThrownBy(() -> run.start(Load.of(1, 1)))
                    .withMessageStartingWith("BadlyDeclared: its @Arrivals is not an arrival rate")
                    .withMessageEndingWith("^");
        }
    }

    @Weight(3)
    static class Often extends Sender {
        @Task
        void visit() {
            send("often");
        }
    }

    static class Stays extends User {
        @Override
        public void onStart() {
            say("stays");
        }

        @Task
        void nothing() throws InterruptedException {
            gate.await(20, TimeUnit.SECONDS);
        }
    }

    @FixedCount(2)
    static class Monitor extends User {
        @Override
        public void onStart() {
            say("monitor");
        }

        @Task
        void nothing() throws InterruptedException {
            gate.await(20, TimeUnit.SECONDS);
        }
    }

    @Arrivals("30/s for 1s")
    static class Declares extends Sender {
        @Task
        void visit() {
            send("declared");
        }
    }

    @Arrivals("30/sec")
    static class BadlyDeclared extends Declares {}
}
