package dev.acrida.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that a test file sees through its one line {@code import module dev.acrida;} mean one thing
 * only: where two types share a name, the compiler rejects its use.
 */
class ExportedNamesTest {
    // Jackson's own slip; an author who wants the other one imports it by name.
    private static final Set<String> KNOWN = Set.of("DateTimeParseException");

    private final List<ExportedType> imported = ExportedType.impliedBy("dev.acrida");
    private final List<ExportedType> javaBase = ExportedType.ofJavaBase();

    @Test
    void noImportedTypeIsNamedLikeOneOfJavaBase() {
        Map<String, List<ExportedType>> taken =
                javaBase.stream().collect(Collectors.groupingBy(ExportedType::simpleName));
        List<String> clashes =
                imported.stream()
                        .filter(type -> type.isOurs() || !KNOWN.contains(type.simpleName()))
                        .filter(type -> taken.containsKey(type.simpleName()))
                        .map(type -> type + " and " + taken.get(type.simpleName()))
                        .toList();
        assertThat(clashes).isEmpty();
    }

    @Test
    void noTypeOfOursIsNamedLikeAnotherImportedOne() {
        Stream<List<ExportedType>> namesakes =
                imported.stream()
                        .collect(Collectors.groupingBy(ExportedType::simpleName))
                        .values()
                        .stream()
                        .filter(types -> types.size() > 1);
        assertThat(namesakes.filter(types -> types.stream().anyMatch(ExportedType::isOurs)))
                .isEmpty();
    }

    @Test
    void rulesSeeTheTypesThatTheyAreAbout() {
        assertThat(imported).extracting(ExportedType::simpleName).contains("HttpUser", "JsonNode");
        assertThat(javaBase).extracting(ExportedType::simpleName).contains("List", "Duration");
    }
}
