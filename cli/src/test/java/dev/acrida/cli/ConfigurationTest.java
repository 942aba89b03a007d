package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Settings;
import dev.acrida.cli.config.Surroundings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings outside of the command line, as whoever writes them sees them. */
@Timeout(60)
class ConfigurationTest {
    private static final String TEST =
            """
            class Shopper extends User {
                @Option(help = "How many pages") static int pages = 3;

                @Task @Tag("look") void look() { IO.println("looked at " + pages); stopUser(); }
                @Task @Tag("buy") void buy() { IO.println("bought"); stopUser(); }
            }

            class Walker extends User {
                @Task void walk() { IO.println("walked"); stopUser(); }
            }
            """;

    @TempDir Path folder;

    @Test
    void debugFindsTheTestWhereARunDoesButNoLoad() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", "file = " + work.test() + "\ntags = look\nusers = 7\n");

        var outcome = work.runAlone("debug", "Shopper");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).containsOnlyOnce("looked at 3").doesNotContain("bought");

        work.write("acrida.conf", "tags = look\nusers = 9\n");
        work.set("ACRIDA_FILE", work.test().toString());
        assertThat(work.runAlone("debug", "Shopper").out()).containsOnlyOnce("looked at 3");

        work.write("acrida.conf", "tgas = look\n");
        assertThat(work.runAlone("debug", "Shopper").err())
                .isEqualTo("acrida.conf:1: unknown setting tgas: did you mean tags?\n");

        work.set("ACRIDA_USERS", "many");
        assertThat(work.runAlone("debug", "Shopper").err()).startsWith("ACRIDA_USERS must be");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acrida.toml | fail-if = ['requests > 0', 'GET /a, b failures > 1%']",
                "acrida.conf | fail-if = [requests > 0, \"GET /a, b failures > 1%\"]",
            })
    void severalConditionsMayStandInAFile(String file, String setting) throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write(file, setting + "\n");

        var outcome = work.run("Walker");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
        assertThat(outcome.out())
                .contains("passed  requests > 0 (was 0)")
                .contains("FAILED  GET /a, b failures > 1% (was no such requests)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users = 0 | acrida.conf:2: users must be a whole number from 1 to 10000000, was"
                        + " '0'",
                "usrs = 3 | acrida.conf:2: unknown setting usrs: did you mean users?",
                "xyzzy-plugh = 3 | acrida.conf:2: unknown setting xyzzy-plugh: see acrida --help"
                        + " for what can be set",
                "page = 3 | acrida.conf:2: unknown setting page: did you mean pages?",
                "pages = many | acrida.conf:2: pages must be a whole number from -2147483648 to"
                        + " 2147483647, was 'many'",
                "headless = maybe | acrida.conf:2: headless must be true or false, was 'maybe'",
                "run-time = 1h30 | acrida.conf:2: run-time must be a time such as 20, 20s, 3m, 2h,"
                        + " 1h20m, 3h30m10s or 1d2h, was '1h30'",
                "web-auth = x | acrida.conf:2: web-auth is not in this version of Acrida: give"
                        + " --web-login and a file of users",
                "= 3 | acrida.conf:2: must be a line such as \"users = 10\", was \"= 3\"",
                "config = x | acrida.conf:2: unknown setting config: see acrida --help for what can"
                        + " be set",
            })
    void aMistakeInAFileIsOneLineThatSaysWhere(String line, String message) throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", "# settings\n" + line + "\n");

        var outcome = work.runAlone("-f", work.test().toString());

        assertThat(outcome.err()).isEqualToIgnoringNewLines(message);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users = 0 | acrida.toml:2: users must be a whole number from 1 to 10000000, was"
                        + " '0'",
                "users = | acrida.toml:2: is no TOML:",
                "[load] | acrida.toml:2: load must be a value or a list, was a table",
                "usrs = 3 | acrida.toml:2: unknown setting usrs: did you mean users?",
            })
    void aMistakeInTomlIsOneLineThatSaysWhere(String line, String message) throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.toml", "# settings\n" + line + "\n");

        var outcome = work.run();

        assertThat(outcome.err().lines()).hasSize(1).first().asString().startsWith(message);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACRIDA_USERS", "LOCUST_USERS"})
    void aMistakeInAVariableNamesIt(String variable) throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.set(variable, "few");

        var outcome = work.run();

        assertThat(outcome.err())
                .isEqualToIgnoringNewLines(
                        variable + " must be a whole number from 1 to 10000000, was 'few'");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void whatIsTypedWrongIsTheCommandLinesAlsoWhereAFileIsRight() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", "users = 3\n");

        assertThat(work.run("-u", "few").err())
                .startsWith("--users must be a whole number from 1 to 10000000, was 'few'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user-classes = Shoper | no user class is called Shoper: did you mean Shopper? (set"
                        + " by acrida.conf:1)",
                "shape = Peak | no load shape is called Peak: the test has none (set by"
                        + " acrida.conf:1)",
                "config-users = [{\"weight\": 1}] | --config-users: must have a"
                        + " \"user_class_name\", in {\"weight\":1} (set by acrida.conf:1)",
                "run-time = 0 | --run-time must be more than 0, was 0 (set by acrida.conf:1)",
            },
            quoteCharacter = '!')
    void aMistakeThatShowsLaterNamesItsPlaceToo(String line, String message) throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", line + "\n");

        assertThat(work.run("-L", "ERROR").err()).isEqualTo(message + "\n");
    }

    @Test
    void settingsThatExcludeEachOtherAreNamedWithTheirPlaces() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", "users = 50\n");
        work.set("ACRIDA_ARRIVAL_RATE", "20/s");

        assertThat(work.run().err())
                .startsWith("--users and --arrival-rate for all classes exclude each other")
                .endsWith(" (set by acrida.conf:1, ACRIDA_ARRIVAL_RATE)\n");
    }

    @Test
    void variablesThatSetNothingAreWarnedOf() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.set("ACRIDA_USRES", "3");
        work.set("ACRIDA_JAVA_OPTS", "-Xmx1g");
        work.set("LOCUST_LEGACY_UI", "1");
        work.set("LOCUST_SOMETHING", "1");

        assertThat(work.run().err())
                .contains("ACRIDA_USRES sets no option: did you mean ACRIDA_USERS?")
                .contains("LOCUST_LEGACY_UI is not in this version of Acrida")
                .doesNotContain("JAVA_OPTS", "SOMETHING");
    }

    @Test
    void everythingCanStandInAFile() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write(
                "acrida.conf",
                """
                # what to run
                locustfile = %s
                user_classes = [Shopper]
                tags: look, "buy"
                exclude-tags = buy      ; not that
                --users 3
                spawn-rate = 50
                headless
                only-summary = yes
                pages = "7"
                """
                        .formatted(work.test()));

        var outcome = work.runAlone();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .containsPattern("(?s)looked at 7.*looked at 7.*looked at 7")
                .doesNotContain("bought", "walked");
    }

    @Test
    void tomlHasTheSameKeys() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.toml", "user-classes = [\"Walker\"]\nusers = 2\nspawn-rate = 50.0\n");

        assertThat(work.run().out()).containsPattern("(?s)walked.*walked").doesNotContain("looked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "acrida.conf | fail-if = [requests > 5, 'requests < 1']",
                "acrida.toml | fail-if = [\"requests > 5\", \"requests < 1\"]"
            })
    void aListOfConditionsMayStandInAFile(String file, String line) throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write(file, line + "\n");

        var outcome = work.run("Walker");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
        assertThat(outcome.out()).contains("requests > 5", "requests < 1");
    }

    @Test
    void aSettingMayStandOnlyOnceInAFile() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", "run_time = 3\nrun-time = 4\n");

        assertThat(work.run().err())
                .isEqualToIgnoringNewLines(
                        "acrida.conf:2: run-time is set twice, first at acrida.conf:1: remove one");
    }

    @Test
    void aConfigFileThatIsNotThereIsOneLine() throws IOException {
        var outcome = Workplace.in(folder, TEST).run("--config", "none.conf");

        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).startsWith("settings file none.conf does not exist: ");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void theConfigFileMayBeNamedByAVariable() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("more.conf", "user-classes = Walker");
        work.set("ACRIDA_CONFIG", "more.conf");

        assertThat(work.run().out()).contains("walked").doesNotContain("looked");
    }

    @Test
    void otherCommandsTakeNoSettingsButSayMistakes() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.set("ACRIDA_LOGLEVEL", "ERROR");
        assertThat(work.runAlone("demo", "--headless", "--only-summary", "-t", "1s").err())
                .contains("INFO/acrida.run: Starting 10 users");

        work.set("ACRIDA_USERS", "few");
        assertThat(work.runAlone("target").err()).startsWith("ACRIDA_USERS must be a whole number");
    }

    @ParameterizedTest
    @MethodSource("flags")
    void aFlagCanBeTurnedOffOnTheCommandLine(String flag) throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", flag + " = true\n");
        CommandLine command = Main.commandLine(settings(work));

        command.parseArgs("--" + flag + "=false");
        assertThat(value(command, flag)).isFalse();
        command.parseArgs("--" + flag);
        assertThat(value(command, flag)).isTrue();
        command.parseArgs();
        assertThat(value(command, flag)).isTrue();
    }

    static Stream<String> flags() {
        return Main.commandLine(Settings.none()).getCommandSpec().options().stream()
                .filter(option -> option.type() == boolean.class)
                .flatMap(option -> ConfiguredValues.names(option).stream());
    }

    @Test
    void noOptionIsCalledAbsentThatIsThere() {
        List<String> there =
                Main.commandLine(Settings.none()).getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .map(name -> name.replaceFirst("^--", ""))
                        .toList();

        assertThat(AbsentOptions.all())
                .extracting(AbsentOptions.Absent::name)
                .doesNotContainAnyElementsOf(there);
    }

    @Test
    void absentOptionsOfLocustAreExplained() throws IOException {
        Workplace work = Workplace.in(folder, TEST);

        assertThat(work.run("--legacy-ui").err())
                .isEqualToIgnoringNewLines(
                        "--legacy-ui is not in this version of Acrida: there is one page only");
        assertThat(work.run("--web-auth=x").exitCode()).isEqualTo(2);
        assertThat(work.run("--processes", "-1", "Walker").err())
                .contains("--processes -1 has no effect: one process uses all");
    }

    private static Settings settings(Workplace work) {
        return Settings.read(new Surroundings(Map.of(), work.folder(), work.folder()), List.of());
    }

    private static boolean value(CommandLine command, String flag) {
        return command.getCommandSpec().findOption("--" + flag).getValue();
    }
}
