package dev.acrida.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** The outer limits of sizes; what is a good size is a matter for review, long before these. */
class SourceShapeTest {
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 60;
    private static final int NESTING = 4;
    private static final int PARAMETERS = 6;

    private static List<MethodShape> methods = List.of();

    @BeforeAll
    static void parseSources() {
        methods = MethodShape.of(SourceFile.all());
    }

    @Test
    void noFileIsTooLong() {
        Stream<String> offenders =
                SourceFile.all().stream()
                        .filter(file -> file.text().lines().count() > FILE_LINES)
                        .map(file -> file.path() + ": " + file.text().lines().count());
        assertThat(offenders).as("files with more than %d lines", FILE_LINES).isEmpty();
    }

    @Test
    void noMethodIsTooLong() {
        assertThat(methods.stream().filter(method -> method.lines() > METHOD_LINES))
                .as("methods with more than %d lines", METHOD_LINES)
                .isEmpty();
    }

    @Test
    void noMethodIsNestedTooDeeply() {
        assertThat(methods.stream().filter(method -> method.nesting() > NESTING))
                .as("methods with more than %d levels", NESTING)
                .isEmpty();
    }

    @Test
    void noMethodTakesTooMuch() {
        assertThat(methods.stream().filter(method -> method.parameters() > PARAMETERS))
                .as("methods and constructors with more than %d parameters", PARAMETERS)
                .isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(methods.stream().filter(method -> method.file().isTest() && method.sleeps()))
                .as("tests that sleep: wait for a condition with a deadline")
                .isEmpty();
    }

    @Test
    void rulesSeeTheMethodsThatTheyAreAbout() {
        MethodShape sample =
                methods.stream()
                        .filter(method -> method.name().equals("elevenLinesThreeDeep"))
                        .findFirst()
                        .orElseThrow();
        assertThat(sample.lines()).isEqualTo(11);
        assertThat(sample.nesting()).isEqualTo(3);
        assertThat(sample.parameters()).isEqualTo(3);
        assertThat(sample.sleeps()).isFalse();
    }

    @SuppressWarnings("unused") // Measured by rulesSeeTheMethodsThatTheyAreAbout.
    private static int elevenLinesThreeDeep(int a, int b, int c) {
        if (a > b) {
            for (int i = 0; i < c; i++) {
                if (i == b) return i;
            }
        } else if (a == b) {
            return c;
        }
        return a;
    }
}
