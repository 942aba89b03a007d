package dev.acrida.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The arrows between modules: what is not listed here does not exist. */
class ModuleArrowsTest {
    private static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("stats", Set.of()),
                    Map.entry("api", Set.of("stats")),
                    Map.entry("http", Set.of("api", "stats")),
                    Map.entry("engine", Set.of("api", "stats")),
                    Map.entry("report", Set.of("api", "stats")),
                    Map.entry("metrics", Set.of("api", "stats")),
                    Map.entry("testkit", Set.of("api", "stats")),
                    Map.entry("python", Set.of("api", "stats")),
                    Map.entry("cluster", Set.of("engine", "api", "stats")),
                    Map.entry("web", Set.of("engine", "report", "api", "stats")),
                    Map.entry("locust", Set.of("cluster", "report", "api", "stats")),
                    Map.entry("library", Set.of("engine", "http", "report", "api", "stats")),
                    // It starts the command line, and is linked to nothing.
                    Map.entry("maven-plugin", Set.of()),
                    Map.entry("junit", Set.of("library", "api", "stats")),
                    Map.entry("examples", Set.of("api", "stats")));

    static Stream<String> modules() {
        return ARROWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void moduleKnowsOnlyThoseThatItMay(String module) {
        Set<String> known = new LinkedHashSet<>(ARROWS.getOrDefault(module, Set.of()));
        known.add(module);
        noClasses()
                .that(Product.classesOf(module))
                .should()
                .dependOnClassesThat(Product.classesOfAllBut(known))
                // A module that is still to come has no classes.
                .allowEmptyShould(true)
                .check(Product.CLASSES);
    }

    @Test
    void rulesSeeTheClassesThatTheyAreAbout() {
        assertThat(Product.CLASSES.that(Product.classesOf("stats"))).isNotEmpty();
        assertThat(Product.CLASSES.that(Product.classesOf("api"))).isNotEmpty();
        assertThat(Product.CLASSES.that(Product.classesOfAllBut(ARROWS.keySet())))
                .as("classes of cli, the one module that may know all")
                .allSatisfy(type -> assertThat(type.getPackageName()).contains("dev.acrida.cli"));
    }
}
