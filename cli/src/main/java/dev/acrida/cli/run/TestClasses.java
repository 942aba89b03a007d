package dev.acrida.cli.run;

import dev.acrida.cli.compile.CompiledTest;
import dev.acrida.engine.ShapePlan;
import dev.acrida.engine.definition.EqualWeights;
import dev.acrida.engine.definition.UserChange;
import dev.acrida.engine.definition.UserClass;
import dev.acrida.engine.definition.UserClasses;

import java.util.List;
import java.util.Optional;

/**
 * What takes part in a run of the classes of a test. Immutable.
 *
 * @param userClasses at least one
 * @param shape the load shape, if one is followed
 */
public record TestClasses(List<UserClass> userClasses, Optional<ShapePlan> shape) {
    /** Copies the list. */
    public TestClasses {
        userClasses = List.copyOf(userClasses);
    }

    /**
     * Finds them.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     */
    public static TestClasses of(CompiledTest test, RunSettings settings) {
        List<UserClass> found =
                UserChange.apply(
                        UserClasses.from(test.classes(), settings.tags(), settings.picked()),
                        settings.userChanges());
        return new TestClasses(
                settings.workload().equalWeights() ? EqualWeights.of(found) : found,
                ShapeChoice.of(test, settings));
    }
}
