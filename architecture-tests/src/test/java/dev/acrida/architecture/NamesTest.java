package dev.acrida.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Types are named in the field's own words. */
class NamesTest {
    private static final Set<String> BANNED =
            Set.of(
                    "Abstract",
                    "Base",
                    "Data",
                    "Helper",
                    "Helpers",
                    "Impl",
                    "Info",
                    "Manager",
                    "Processor",
                    "Util",
                    "Utils");

    // An annotation of the API, after Locust's attribute of that name.
    private static final Set<String> ALLOWED = Set.of("Abstract");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    @Test
    void noNameHasAPatternsWord() {
        List<String> offenders =
                names().filter(name -> !ALLOWED.contains(name))
                        .filter(name -> HUMP.splitAsStream(name).anyMatch(BANNED::contains))
                        .distinct()
                        .toList();
        assertThat(offenders).as("type names with one of %s", BANNED).isEmpty();
    }

    @Test
    void rulesSeeTheNamesThatTheyAreAbout() {
        assertThat(names()).contains("HttpUser", "NamesTest");
    }

    /** Nested types come from the class files, those of tests from the files' names. */
    private static Stream<String> names() {
        return Stream.concat(
                Product.CLASSES.stream().map(JavaClass::getSimpleName),
                SourceFile.all().stream()
                        .map(file -> file.path().getFileName().toString().replace(".java", "")));
    }
}
