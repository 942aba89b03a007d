package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class ArrivalOptionsTest {
    private static final String TEST =
            """
            class Visitor extends User {
                @Task void visit() { transaction("visit").close(); }
            }

            class Buyer extends User {
                @Task void buy() { transaction("buy").close(); }
            }
            """;

    @TempDir Path folder;

    @Test
    void usersArriveAtTheRateOfTheCommandLine() throws IOException {
        Command.Outcome run = at().run("--arrival-rate", "100/s for 1s");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Starting arrivals at 100/s for 1s, until stopped");
        assertThat(run.err()).contains("Stopping: the last arrival has been served");
        assertThat(run.out())
                .contains("Arrivals: 100 due = 100 started + 0 dropped (0.00%)")
                .contains("Response times from the intended start | how late Acrida itself began");
    }

    @Test
    void theRateMayBeInAFileAndTheLimitInTheEnvironment() throws IOException {
        Workplace work = at();
        work.write("acrida.toml", "arrival-rate = \"40/s for 1s\"\n");
        work.set("ACRIDA_MAX_USERS", "50");
        Command.Outcome run = work.run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Arrivals: 40 due");
        assertThat(run.out()).containsPattern("TX +buy +20 ").containsPattern("TX +visit +20 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acrida.conf | arrival-rate = [Visitor=30/s for 1s, 'Buyer=10/s for 1s, 0/s']",
                "acrida.toml | arrival-rate = [\"Visitor=30/s for 1s\", \"Buyer=10/s for 1s, 0/s\"]"
            },
            quoteCharacter = '!')
    void oneFileMayHoldTheRatesOfSeveralClasses(String file, String line) throws IOException {
        Workplace work = at();
        work.write(file, line + "\nrun-time = 2\n");
        Command.Outcome run = work.run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("TX +buy +10 ").containsPattern("TX +visit +30 ");
    }

    @Test
    void theSeedOfRandomArrivalsIsSaidAndRepeatsThem() throws IOException {
        String[] options = {"--arrival-rate", "50/s for 1s", "--arrivals", "poisson"};
        Command.Outcome drawn = at().run(options);
        assertThat(drawn.err()).containsPattern("poisson \\(repeat with --seed \\d+\\)");
        String seed = drawn.err().replaceAll("(?s).*--seed (\\d+)\\).*", "$1");

        Command.Outcome again =
                at().run(options[0], options[1], options[2], options[3], "--seed", seed);

        assertThat(arrivals(again)).isEqualTo(arrivals(drawn));
    }

    @Test
    void aRateThatIsNoneIsShownWithACaret() throws IOException {
        Command.Outcome run = at().run("--arrival-rate", "Visitor=0..500/s");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--arrival-rate not an arrival rate: a ramp must say how long it takes")
                .contains("  0..500/s\n          ^");
    }

    @Test
    void whatExcludesEachOtherIsRefused() throws IOException {
        assertThat(at().run("-u", "5", "--arrival-rate", "5/s").err())
                .contains("--users and --arrival-rate for all classes exclude each other");
        assertThat(at().run("--arrival-rate", "5/s", "--arrival-rate", "6/s").err())
                .contains("--arrival-rate for all classes must be given once, was given 2 times");
        assertThat(at().run("--arrival-rate", "Byer=5/s").err())
                .contains("no user class is called so: did you mean Buyer?");
        assertThat(at().run("--arrivals", "often").err())
                .contains("--arrivals must be uniform or poisson, was 'often'");
    }

    @Test
    void aShapeMayDecideHowUsersArrive() throws IOException {
        Workplace work =
                Workplace.in(
                        folder,
                        TEST
                                + """
                                class Rush extends LoadShape {
                                    @Override public Tick tick() {
                                        return seconds() < 2.5 ? arrivals(40, Visitor.class) : stop();
                                    }
                                }
                                """);
        Command.Outcome run = work.run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("Arrivals: (1[0-3]\\d) due").doesNotContain("buy");
    }

    private Workplace at() throws IOException {
        return Workplace.in(folder, TEST);
    }

    private static String arrivals(Command.Outcome run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("Arrivals:"))
                .findFirst()
                .orElse("");
    }
}
