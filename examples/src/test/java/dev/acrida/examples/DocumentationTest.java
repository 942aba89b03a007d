package dev.acrida.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.acrida.cli.compile.SourceCompiler;
import dev.acrida.examples.Documentation.Listing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps what the documentation shows true: it compiles, its options exist, its links lead on. */
class DocumentationTest {
    private static final Pattern OPTION = Pattern.compile("(?<=[ \\[])--[a-z][a-z0-9-]+");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

    @ParameterizedTest
    @MethodSource("dev.acrida.examples.Documentation#tests")
    void everyTestFileCompiles(Listing listing) {
        assertThatCode(() -> SourceCompiler.compile(Path.of("Listing.java"), listing.text()))
                .as("%s", listing)
                .doesNotThrowAnyException();
    }

    @Test
    void everyOptionInACommandExists() throws Exception {
        Set<String> known = optionsIn(help()).collect(Collectors.toCollection(TreeSet::new));

        for (Listing command : Documentation.commands()) {
            assertThat(known)
                    .as("%s", command)
                    .containsAll(optionsIn(command.text()).filter(o -> !own(o)).toList());
        }
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        for (Path page : Documentation.pages()) {
            List<String> broken =
                    LINK.matcher(Files.readString(page))
                            .results()
                            .map(match -> match.group(1))
                            .filter(link -> !Files.exists(page.resolveSibling(link)))
                            .toList();
            assertThat(broken).as("links of %s", page.getFileName()).isEmpty();
        }
    }

    /** Options that a listing declares itself are called so. */
    private static boolean own(String option) {
        return option.startsWith("--my-");
    }

    private static Stream<String> optionsIn(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group);
    }

    private static String help() throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder(Acrida.printed(List.of("--help")));
        for (String command :
                List.of(
                        "demo",
                        "debug",
                        "target",
                        "report",
                        "compare",
                        "selftest",
                        "find-capacity")) {
            all.append(Acrida.printed(List.of(command, "--help")));
        }
        return all.toString();
    }
}
