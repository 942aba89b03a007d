package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Clients;
import dev.acrida.RequestEvent;
import dev.acrida.ResetStats;
import dev.acrida.SpawningComplete;
import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.spi.ClientFactory;
import dev.acrida.spi.UserContext;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.Ledger;
import dev.acrida.stats.StatsSnapshot;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients of an author's own, as a whole run sees them. */
@Timeout(30)
class MeasurementTest {
    private final ConcurrentLinkedQueue<RequestEvent> events = new ConcurrentLinkedQueue<>();

    static class Caller extends User {
        @Override
        public Map<String, Object> context() {
            return Map.of("user", id());
        }

        @Task
        void call() {
            boolean good = measure("TCP", "good", m -> m.length(5).context("x", 1).url("tcp://a"));
            boolean bad = measure("TCP", "bad", m -> m.failure("wrong answer"));
            boolean thrown =
                    measure(
                            "TCP",
                            "thrown",
                            m -> {
                                throw new IOException("refused");
                            });
            Fixtures.say(good + " " + bad + " " + thrown);
            measure("TCP", "steering", m -> stopUser());
        }
    }

    static class Waiter extends User {
        @Task
        void call() {
            measure(
                    "TCP",
                    "hanging",
                    m -> {
                        Fixtures.say("waiting");
                        Thread.currentThread().join();
                    });
        }
    }

    @Clients(Phones.class)
    static class PhoneUser extends User {
        @Task
        void call() {
            Fixtures.say(userContext().client(Phone.class).toString());
            stopUser();
        }
    }

    record Phone(long user) implements AutoCloseable {
        @Override
        public void close() {
            Fixtures.say("hung up");
        }
    }

    static class Phones implements ClientFactory<Phone> {
        @Override
        public Class<Phone> type() {
            return Phone.class;
        }

        @Override
        public Phone create(UserContext user) {
            return new Phone(user.userId());
        }

        @Override
        public void close() {
            Fixtures.say("closed");
        }
    }

    @BeforeEach
    void forget() {
        Fixtures.forget();
    }

    @Test
    void eachMeasuredActionIsOneSampleAndOneEvent() throws InterruptedException {
        StatsSnapshot stats = run(Caller.class);

        assertThat(Fixtures.said()).containsExactly("true false false");
        assertThat(stats.entries().stream().map(EntryStats::key).map(Object::toString))
                .containsExactly("TCP bad", "TCP good", "TCP steering", "TCP thrown");
        assertThat(stats.errors().stream().map(error -> error.error()))
                .containsExactly("wrong answer", "IOException: refused");
        assertThat(stats.exceptions()).isEmpty();
        RequestEvent good = events.peek();
        assertThat(good).isNotNull();
        assertThat(good.context()).isEqualTo(Map.of("user", 1L, "x", 1));
        assertThat(good.length()).isEqualTo(5);
        assertThat(good.url()).isEqualTo("tcp://a");
        assertThat(good.responseTime()).isPositive();
    }

    @Test
    void aUserThatIsStoppedWhileItMeasuresLosesTheRequest() throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(Waiter.class))) {
            run.start(Load.of(1, 100));
            Fixtures.await("the request", () -> Fixtures.said().contains("waiting"));
            run.stop(StopReason.ASKED);
            run.awaitStopped();

            assertThat(run.stats().ledger()).isEqualTo(new Ledger(1, 0, 1, 0));
        }
    }

    @Test
    void aUserClassBringsItsOwnClients() throws InterruptedException {
        run(PhoneUser.class);

        assertThat(Fixtures.said()).containsExactly("Phone[user=1]", "hung up", "closed");
    }

    @Test
    void statisticsCanBeBegunAnewAndListenersHearOfIt() throws InterruptedException {
        RunPlan plan = plan(Waiter.class).withResetStats(true);
        plan.events().on(ResetStats.class, e -> Fixtures.say("reset"));
        plan.events().on(SpawningComplete.class, e -> e.environment().resetStats());
        try (LocalRun run = LocalRun.open(plan)) {
            run.start(Load.of(1, 100));
            Fixtures.await(
                    "two resets",
                    () -> Fixtures.said().stream().filter("reset"::equals).count() == 2);
        }
    }

    private StatsSnapshot run(Class<? extends User> type) throws InterruptedException {
        try (LocalRun run = LocalRun.open(plan(type))) {
            run.start(Load.of(1, 100));
            run.awaitStopped();
            return run.stats();
        }
    }

    private RunPlan plan(Class<? extends User> type) {
        var classes = UserClasses.from(List.of(type), TagFilter.ALL, List.of());
        RunPlan plan = RunPlan.of(classes);
        plan.events().on(RequestEvent.class, events::add);
        return Extensions.find(classes).addTo(plan);
    }
}
