package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Settings;
import dev.acrida.cli.config.Surroundings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps the table of Locust's options in the documentation true, line by line. */
class OptionTableTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String CLASSES = "UserClass …";

    private final CommandSpec command = Main.commandLine(Settings.none()).getCommandSpec();

    /** One line of the table. */
    record Line(List<String> names, List<String> variables, String status) {
        static Line of(String text) {
            String[] cells = text.split("\\|");
            return new Line(codes(cells[1]), codes(cells[2]), cells[3].strip());
        }

        boolean absent() {
            return status.startsWith("absent: ");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyLineIsTrue(Line line) {
        if (line.absent()) {
            AbsentOptions.Absent absent =
                    AbsentOptions.find(line.names().getFirst().substring(2)).orElseThrow();
            assertThat(absent.variable())
                    .isEqualTo(line.variables().isEmpty() ? "-" : line.variables().getFirst());
            assertThat(command.optionsMap()).doesNotContainKeys(names(line));
        } else {
            assertThat(line.status())
                    .startsWithIgnoringCase(
                            line.names().contains("--processes") ? "accepted" : "same");
            if (!line.names().contains(CLASSES)) {
                assertThat(command.optionsMap()).containsKeys(names(line));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("linesWithVariables")
    void everyVariableSetsItsOptionByEitherPrefix(Line line) {
        String locust = line.variables().getFirst();
        for (String variable : List.of(locust, locust.replace("LOCUST_", "ACRIDA_"))) {
            Settings settings =
                    Settings.read(
                            new Surroundings(
                                    Map.of(variable, "1"), Path.of("none"), Path.of("none")),
                            List.of());
            assertThat(new ConfiguredValues(settings).defaultValue(argument(line)))
                    .as(variable)
                    .isIn("1", "true");
        }
    }

    @Test
    void everyAbsentOptionIsInTheTable() throws IOException {
        assertThat(lines().filter(Line::absent).map(line -> line.names().getFirst()))
                .containsExactlyInAnyOrderElementsOf(
                        AbsentOptions.all().stream().map(absent -> "--" + absent.name()).toList());
    }

    private ArgSpec argument(Line line) {
        return line.names().contains(CLASSES)
                ? command.positionalParameters().getFirst()
                : command.findOption(line.names().getLast());
    }

    private static String[] names(Line line) {
        return line.names().toArray(String[]::new);
    }

    static Stream<Line> linesWithVariables() throws IOException {
        return lines().filter(line -> !line.absent() && !line.variables().isEmpty());
    }

    static Stream<Line> lines() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int header = page.indexOf("| Locust | variable | Acrida |");
        return page.subList(header + 2, page.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(Line::of);
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map((MatchResult match) -> match.group(1)).toList();
    }
}
