package dev.acrida.cli.run;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.EventBus;
import dev.acrida.engine.Extensions;
import dev.acrida.engine.RunPlan;
import dev.acrida.http.HttpClients;
import dev.acrida.http.HttpOptions;

import java.util.List;

/** Makes the plan of a run from a test and what was asked for. */
public final class Planning {
    private Planning() {}

    /**
     * The plan, perhaps without a host.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     */
    public static RunPlan plan(CompiledTest test, RunSettings settings) {
        return equipped(aimed(test, settings), HttpOptions.DEFAULT.withNetwork(settings.network()));
    }

    /**
     * The plan, still without clients, and perhaps without a host.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     */
    static RunPlan aimed(CompiledTest test, RunSettings settings) {
        TestClasses classes = TestClasses.of(test, settings);
        RunPlan plan =
                RunPlan.of(classes.userClasses())
                        .withEvents(EventBus.of(test.classes()))
                        .withTags(settings.tags())
                        .withStopTimeout(settings.stopTimeout())
                        .withResetStats(settings.resetStats())
                        .withRules(settings.workload().rules());
        RunPlan shaped = classes.shape().map(plan::withShape).orElse(plan);
        RunPlan called = settings.profile().map(shaped::withProfile).orElse(shaped);
        return settings.host().map(called::withHost).orElse(called);
    }

    /** The plan with clients, such HTTP clients among them, and with plugins. */
    static RunPlan equipped(RunPlan plan, HttpOptions http) {
        return Extensions.find(plan.userClasses())
                .addTo(plan.withClients(List.of(new HttpClients(http))));
    }
}
