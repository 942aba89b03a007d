package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which place wins where a value stands in two of them: tried for every pair. */
@Timeout(60)
class PrecedenceTest {
    private static final String TEST =
            """
            @Host("http://test")
            class Shopper extends User {
                @Option static String color = "test";

                @Task void tell() {
                    IO.println("host=" + host() + " color=" + color);
                    stopUser();
                }
            }
            """;

    @TempDir Path folder;

    /** The places, those that win first. */
    enum Place {
        COMMAND_LINE,
        ACRIDA_VARIABLE,
        LOCUST_VARIABLE,
        CONFIG,
        CONF,
        TOML,
        HOME,
        TEST
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Place higher : Place.values()) {
            Arrays.stream(Place.values())
                    .filter(lower -> lower.compareTo(higher) > 0)
                    .forEach(lower -> pairs.add(Arguments.of(higher, lower)));
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theHigherOfTwoPlacesWins(Place higher, Place lower) throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        List<String> arguments = new ArrayList<>();
        write(work, higher, "higher", arguments);
        write(work, lower, "lower", arguments);

        var outcome = work.run(arguments.toArray(String[]::new));

        assertThat(outcome.out()).as(outcome.err()).contains("host=http://higher color=higher");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    users = 50           | --arrival-rate 20/s       | users has no effect: --arrival-rate was typed
                    arrival-rate = 20/s  | --users 1                 | arrival-rate has no effect: --users was typed
                    unix-socket = none   | --proxy http://localhost:1 | unix-socket has no effect: --proxy was typed
                    proxy = http://x:1   | --unix-socket none        | proxy has no effect: --unix-socket was typed
                    """)
    void whatIsTypedWinsOverASettingThatItExcludes(String setting, String typed, String note)
            throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", setting + "\n");
        List<String> arguments = new ArrayList<>(List.of("-t", "1s"));
        arguments.addAll(List.of(typed.split(" ")));

        var outcome = work.run(arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("acrida.conf:1: " + note);
    }

    @Test
    void whatIsTypedLeavesOtherSettingsOfItsKindInForce() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", "arrival-rate = 20/s\n");

        assertThat(work.run("-t", "1s", "-r", "5").err()).contains("Starting arrivals at 20/s");
    }

    @Test
    void settingsThatExcludeEachOtherInTheSamePlaceAreAnError() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write("acrida.conf", "users = 5\narrival-rate = 20/s\n");

        var outcome = work.run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("exclude each other").contains("acrida.conf:1");
    }

    private static void write(Workplace work, Place place, String value, List<String> arguments)
            throws IOException {
        String lines = "host = \"http://%s\"\ncolor = \"%s\"\n".formatted(value, value);
        switch (place) {
            case COMMAND_LINE ->
                    arguments.addAll(List.of("-H", "http://" + value, "--color", value));
            case ACRIDA_VARIABLE -> variables(work, "ACRIDA", value);
            case LOCUST_VARIABLE -> variables(work, "LOCUST", value);
            case CONFIG ->
                    arguments.addAll(
                            List.of("--config", work.write("more.conf", lines).toString()));
            case CONF -> work.write("acrida.conf", lines);
            case TOML -> work.write("acrida.toml", lines);
            case HOME -> work.writeAtHome(".acrida.conf", lines);
            case TEST ->
                    work.write(
                            "Loadtest.java",
                            "import module dev.acrida;\n" + TEST.replace("test\"", value + "\""));
        }
    }

    private static void variables(Workplace work, String prefix, String value) {
        work.set(prefix + "_HOST", "http://" + value);
        work.set(prefix + "_COLOR", value);
    }
}
