package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Settings;
import dev.acrida.cli.config.Surroundings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every option that Locust's own parser has, by all its names, its value and its variable: each is
 * taken as there, or refused with a line that says what to do instead.
 */
class LocustCommandLineTest {
    /** Names, a value if it wants one, the variable if there is one. */
    private static final String LOCUST =
            """
            -f --locustfile | Test.java | LOCUST_LOCUSTFILE
            --config | some.conf |
            -H --host | http://localhost | LOCUST_HOST
            -u --users | 10 | LOCUST_USERS
            -r --spawn-rate | 0.5 | LOCUST_SPAWN_RATE
            -t --run-time | 1h20m | LOCUST_RUN_TIME
            -l --list | |
            --config-users | [{"user_class_name": "A"}] | LOCUST_CONFIG_USERS
            --web-host | 127.0.0.1 | LOCUST_WEB_HOST
            --web-host-display-name | load.example | LOCUST_WEB_HOST_DISPLAY_NAME
            -P --web-port | 8090 | LOCUST_WEB_PORT
            --headless | | LOCUST_HEADLESS
            --headful | | LOCUST_HEADFUL
            --autostart | | LOCUST_AUTOSTART
            --autoquit | 10 | LOCUST_AUTOQUIT
            --web-auth | a:b | LOCUST_WEB_AUTH
            --web-login | users.txt | LOCUST_WEB_LOGIN
            --tls-cert | cert.pem | LOCUST_TLS_CERT
            --tls-key | key.pem | LOCUST_TLS_KEY
            --class-picker | | LOCUST_USERCLASS_PICKER
            --build-path | build | LOCUST_BUILD_PATH
            --legacy-ui | | LOCUST_LEGACY_UI
            --web-base-path | /load | LOCUST_WEB_BASE_PATH
            --master | | LOCUST_MODE_MASTER
            --master-bind-host | * | LOCUST_MASTER_BIND_HOST
            --master-bind-port | 5558 | LOCUST_MASTER_BIND_PORT
            --expect-workers | 2 | LOCUST_EXPECT_WORKERS
            --expect-workers-max-wait | 60 | LOCUST_EXPECT_WORKERS_MAX_WAIT
            --enable-rebalancing | |
            --worker | | LOCUST_MODE_WORKER
            --processes | -1 | LOCUST_PROCESSES
            --master-host | localhost | LOCUST_MASTER_NODE_HOST
            --master-port | 5558 | LOCUST_MASTER_NODE_PORT
            -T --tags | browse | LOCUST_TAGS
            -E --exclude-tags | browse | LOCUST_EXCLUDE_TAGS
            --csv | result | LOCUST_CSV
            --csv-full-history | | LOCUST_CSV_FULL_HISTORY
            --print-stats | | LOCUST_PRINT_STATS
            --only-summary | | LOCUST_ONLY_SUMMARY
            --reset-stats | | LOCUST_RESET_STATS
            --html | result.html | LOCUST_HTML
            --json | |
            --json-file | result |
            --skip-log-setup | | LOCUST_SKIP_LOG_SETUP
            -L --loglevel | debug | LOCUST_LOGLEVEL
            --logfile | run.log | LOCUST_LOGFILE
            --show-task-ratio | |
            --show-task-ratio-json | |
            -h --help | |
            -V --version | |
            --exit-code-on-error | 3 | LOCUST_EXIT_CODE_ON_ERROR
            -s --stop-timeout | 10 | LOCUST_STOP_TIMEOUT
            --equal-weights | |
            --profile | nightly |
            --otel | | LOCUST_ENABLE_OPENTELEMETRY
            """;

    private final CommandSpec command = Main.commandLine(Settings.none()).getCommandSpec();

    /** An option as Locust has it. */
    record Known(List<String> names, String value, Optional<String> variable) {
        static Known of(String line) {
            String[] cells = line.split("\\|", -1);
            return new Known(
                    Arrays.asList(cells[0].strip().split(" ")),
                    cells[1].strip(),
                    Optional.of(cells[2].strip()).filter(text -> !text.isEmpty()));
        }

        Optional<AbsentOptions.Absent> absent() {
            return AbsentOptions.find(names.getLast().substring(2));
        }

        @Override
        public String toString() {
            return names.getLast();
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyNameIsTakenOrExplained(Known known) {
        if (known.absent().isPresent()) {
            return;
        }
        for (String name : known.names()) {
            String[] arguments =
                    known.value().isEmpty()
                            ? new String[] {name}
                            : new String[] {name, known.value()};
            ParseResult parsed = Main.commandLine(Settings.none()).parseArgs(arguments);

            assertThat(parsed.matchedOption(name)).as(name).isNotNull();
            assertThat(parsed.unmatched()).as(name).isEmpty();
            assertThat(parsed.matchedOption(name))
                    .isEqualTo(parsed.matchedOption(known.names().getLast()));
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void itsVariableSetsIt(Known known) {
        if (known.variable().isEmpty() || known.absent().isPresent()) {
            return;
        }
        String value = known.value().isEmpty() ? "true" : known.value();
        Settings settings =
                Settings.read(
                        new Surroundings(
                                Map.of(known.variable().get(), value),
                                Path.of("none"),
                                Path.of("none")),
                        List.of());
        OptionSpec option = command.findOption(known.names().getLast());

        assertThat(new ConfiguredValues(settings).defaultValue(option)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("options")
    void theDocumentationHasIt(Known known) throws IOException {
        assertThat(Files.readString(Path.of("../docs/configuration.md")))
                .contains("`" + known.names().getLast() + "`");
    }

    @Test
    void whatIsAbsentSaysWhatToDoInstead() {
        assertThat(options().filter(known -> known.absent().isPresent()).map(Known::toString))
                .containsExactlyInAnyOrder("--web-auth", "--build-path", "--legacy-ui");
        for (String name : List.of("--web-auth=a:b", "--build-path=x", "--legacy-ui")) {
            Command.Outcome outcome = Command.run(name);

            assertThat(outcome.exitCode()).as(name).isEqualTo(2);
            assertThat(outcome.err().lines()).as(name).hasSize(1);
        }
    }

    @Test
    void anOldNameIsTakenAsTheNewOne() {
        var parsed = Main.commandLine(Settings.none()).parseArgs("--slave", "--expect-slaves", "2");

        assertThat(parsed.hasMatchedOption("--worker")).isTrue();
        assertThat(parsed.matchedOption("--expect-workers").stringValues()).containsExactly("2");
    }

    static Stream<Known> options() {
        return LOCUST.lines().map(Known::of);
    }
}
