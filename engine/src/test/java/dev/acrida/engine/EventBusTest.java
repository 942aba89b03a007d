package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Event;
import dev.acrida.Listener;
import dev.acrida.Quit;
import dev.acrida.Quitting;
import dev.acrida.RequestEvent;
import dev.acrida.StopUser;
import dev.acrida.engine.definition.TestDefinitionException;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

class EventBusTest {
    private final EventBus bus = new EventBus();
    private final List<String> heard = new ArrayList<>();

    @Test
    void aFailingListenerIsCountedAndTheOthersAreCalled() {
        bus.on(
                Quit.class,
                e -> {
                    throw new IllegalStateException("no");
                });
        bus.on(Quit.class, e -> heard.add("second"));

        bus.fire(new Quit(0));

        assertThat(heard).containsExactly("second");
        assertThat(bus.errors()).isEqualTo(1);
    }

    @Test
    void controlFlowComesOutAfterAllHaveBeenCalled() {
        bus.on(
                Quit.class,
                e -> {
                    throw new StopUser();
                });
        bus.on(Quit.class, e -> heard.add("second"));

        assertThatThrownBy(() -> bus.fire(new Quit(0))).isInstanceOf(StopUser.class);
        assertThat(heard).containsExactly("second");
        assertThat(bus.errors()).isZero();
    }

    @Test
    void whatWasSetUpFirstIsTakenDownLast() {
        LocalRun run = LocalRun.open(RunPlan.of(List.of()));
        bus.on(Quitting.class, e -> heard.add("first"));
        bus.on(Quitting.class, e -> heard.add("second"));

        bus.fire(new Quitting(run.environment()));
        run.close();

        assertThat(heard).containsExactly("second", "first");
    }

    @Test
    void aRemovedListenerHearsNothing() {
        Consumer<Quit> listener = e -> heard.add("quit");
        bus.on(Quit.class, listener);
        bus.off(Quit.class, listener);

        bus.fire(new Quit(0));

        assertThat(heard).isEmpty();
        assertThat(bus.hears(Quit.class)).isFalse();
    }

    @Test
    void findsPrivateStaticListenersInSourceOrder() {
        EventBus found = EventBus.of(List.of(Good.class));
        Good.HEARD.clear();

        found.fire(new Quit(3));

        assertThat(Good.HEARD).containsExactly("z3", "a3", "any");
    }

    @Test
    void listenersThatCannotBeCalledAreRefused() {
        assertThatThrownBy(() -> EventBus.of(List.of(NotStatic.class)))
                .isInstanceOf(TestDefinitionException.class)
                .hasMessage(
                        "NotStatic.hear(): a listener must be static, this one is not: add static");
        assertThatThrownBy(() -> EventBus.of(List.of(WrongParameter.class)))
                .isInstanceOf(TestDefinitionException.class)
                .hasMessageContaining("must have one parameter, an event");
    }

    @Test
    void aRequestEventIsMadeOnlyIfSomebodyListens() {
        StatsRecorder recorder = new StatsRecorder();
        LocalRun run = LocalRun.open(RunPlan.of(List.of()).withEvents(bus));
        RunScope scope =
                RunScope.of(run.environment(), recorder, RunPlan.of(List.of()).withEvents(bus));
        UserSamples samples = new UserSamples(scope, 1);
        Sample sample = new Sample(new EntryKey("GET", "/"), 1_000, 0, Sample.OK);

        samples.record(
                sample,
                () -> {
                    throw new AssertionError("nobody listens");
                });
        bus.on(RequestEvent.class, e -> heard.add(e.name()));
        samples.record(sample, () -> event(sample));

        assertThat(heard).containsExactly("/");
        assertThat(recorder.snapshot().total().count()).isEqualTo(2);
        run.close();
    }

    private static RequestEvent event(Sample sample) {
        return new RequestEvent(
                sample.key(), Instant.EPOCH, Duration.ZERO, 0, "", Optional.empty(), Map.of(), "");
    }

    static class Good {
        static final List<String> HEARD = new ArrayList<>();

        @SuppressWarnings("UnusedMethod") // the bus finds it
        @Listener
        private static void z(Quit quit) {
            HEARD.add("z" + quit.exitCode());
        }

        @Listener
        static void a(Quit quit) {
            HEARD.add("a" + quit.exitCode());
        }

        @Listener
        static void any(Event event) {
            HEARD.add("any");
        }
    }

    static class NotStatic {
        @Listener
        void hear(Quit quit) {}
    }

    static class WrongParameter {
        @Listener
        static void hear(String word) {}
    }
}
