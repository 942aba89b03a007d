package dev.acrida.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the comparison with Locust true as far as a machine can: what it names is there. */
class ParityTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/parity.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#([^)]+))?\\)");
    private static final String NOT_YET = "not yet";

    private static String help = "";
    private static Map<String, String> sources = Map.of();
    private static Map<String, String> tests = Map.of();

    /** One line of a table. */
    record Line(String feature, String acrida, String more, String test) {
        static Line of(String text) {
            String[] cells = text.split("\\|");
            return new Line(cells[1].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip());
        }

        @Override
        public String toString() {
            return feature;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        help = Acrida.printed(List.of("--help"));
        sources = javaFiles("src/main/java");
        tests = javaFiles("src/test/java");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatALineNamesExists(Line line) {
        for (String name : codes(line.acrida())) {
            if (name.startsWith("--")) {
                assertThat(help).containsPattern("(?m)[ ,]" + name + "\\b(?!-)");
            } else if (name.endsWith("()")) {
                String method = name.substring(name.indexOf('.') + 1, name.length() - 2);
                assertThat(sources.values())
                        .as(name)
                        .anyMatch(text -> text.contains(" " + method + "("));
            } else if (name.matches("@?[A-Z]\\w*[a-z]\\w*")) {
                assertThat(types()).contains(name.replace("@", ""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsTestedOrNotYetThere(Line line) {
        if (line.acrida().equals(NOT_YET)) {
            assertThat(List.of(line.more(), line.test())).containsOnly("–");
        } else {
            assertThat(codes(line.test())).isNotEmpty().allSatisfy(ParityTest::assertTested);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyLinkLeadsToAHeading(Line line) {
        LINK.matcher(line.more()).results().forEach(ParityTest::assertLeadsOn);
    }

    @Test
    void noLineIsThereTwice() throws IOException {
        assertThat(lines().map(Line::feature)).doesNotHaveDuplicates();
    }

    static Stream<Line> lines() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| feature |"))
                .map(Line::of);
    }

    private static void assertTested(String test) {
        int dot = test.indexOf('.');
        String type = dot < 0 ? test : test.substring(0, dot);
        assertThat(tests).containsKey(type);
        if (dot >= 0) {
            assertThat(tests.get(type)).contains("void " + test.substring(dot + 1) + "(");
        }
    }

    private static void assertLeadsOn(MatchResult link) {
        Path page = PAGE.resolveSibling(link.group(1));
        assertThat(page).exists();
        if (link.group(2) != null) {
            assertThat(anchors(page)).contains(link.group(2));
        }
    }

    private static List<String> anchors(Path page) {
        try (Stream<String> text = Files.lines(page)) {
            return text.filter(line -> line.matches("#+ .*"))
                    .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                    .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also those that an example declares. */
    private static List<String> types() {
        return Stream.concat(
                        sources.keySet().stream(),
                        Stream.of("EchoUser").filter(name -> Files.exists(Path.of(name + ".java"))))
                .toList();
    }

    private static Map<String, String> javaFiles(String folder) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(ParityTest::walk)
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(ParityTest::name, ParityTest::text, String::concat));
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }
}
