package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.User;
import dev.acrida.engine.UserThread.Ending;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.spi.ClientFactory;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.stats.StatsSnapshot;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One user without a run, on a fake time. */
final class Solo {
    private final StatsRecorder recorder = new StatsRecorder();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private final UserThread user;

    private Solo(
            Class<? extends User> type,
            EventBus events,
            List<ClientFactory<?>> clients,
            Ticker ticker) {
        LocalRun nowhere = LocalRun.open(RunPlan.of(List.of()));
        RunScope scope =
                new RunScope(
                        nowhere.environment(),
                        events,
                        recorder,
                        new ExceptionLog(recorder),
                        new NameWatch(),
                        clients,
                        Optional.empty(),
                        ticker,
                        Workload.of(UserRules.DEFAULT, () -> {}));
        user =
                UserThread.start(
                        scope,
                        UserClasses.from(List.of(type), TagFilter.ALL, List.of()).getFirst(),
                        17,
                        (ended, how) -> {
                            ending.set(how);
                            end.countDown();
                        });
    }

    static Solo start(Class<? extends User> type) {
        return start(type, new EventBus());
    }

    static Solo start(Class<? extends User> type, ClientFactory<?> client) {
        return new Solo(type, new EventBus(), List.of(client), new FakeTicker());
    }

    static Solo start(Class<? extends User> type, EventBus events) {
        Fixtures.ticker = new FakeTicker();
        return new Solo(type, events, List.of(), Fixtures.ticker);
    }

    UserControl control() {
        return user.control();
    }

    Ending awaitEnd() throws InterruptedException {
        assertThat(end.await(10, TimeUnit.SECONDS)).as("user ended within 10 s").isTrue();
        return ending.get();
    }

    StatsSnapshot stats() {
        return recorder.snapshot();
    }
}
