package dev.acrida.engine;

import static dev.acrida.engine.Fixtures.say;

import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.engine.arrival.ArrivalRate;
import dev.acrida.engine.arrival.OpenLoad;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsSnapshot;

import java.util.List;

/** What tests of open runs share. */
final class OpenRuns {
    private OpenRuns() {}

    static Load load(String rate) {
        return Load.of(OpenLoad.of(ArrivalRate.parse(rate)));
    }

    static Run open(Class<?>... types) {
        List<Class<?>> classes = List.of(types);
        return LocalRun.open(RunPlan.of(UserClasses.from(classes, TagFilter.ALL, List.of())));
    }

    static EntryStats entry(StatsSnapshot stats, String name) {
        return stats.entry("X", name).orElseThrow();
    }

    static class Sender extends User {
        void send(String name) {
            Sample sample = new Sample(new EntryKey("X", name), 1_000, 0, Sample.OK);
            userContext()
                    .samples()
                    .record(
                            sample,
                            () -> {
                                throw new IllegalStateException("nobody listens");
                            });
        }
    }

    static class Visitor extends Sender {
        @Override
        public void onStart() {
            say("start " + id());
        }

        @Task
        void visit() {
            send("visit");
        }
    }
}
