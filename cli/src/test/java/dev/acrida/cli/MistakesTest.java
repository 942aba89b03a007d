package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@Timeout(60)
class MistakesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--userz 3 | unknown option --userz: did you mean --users?",
                "--run-tme=3 | unknown option --run-tme: did you mean --run-time?",
                "--no-such-thing-at-all | unknown option --no-such-thing-at-all: see acrida --help",
                "demo --user 3 | unknown option --user: did you mean --users?",
                "-u 0 | --users must be a whole number from 1 to" + " 10000000, was '0'",
                "-r 0 | --spawn-rate must be a number of users per"
                        + " second, more than 0, was '0'",
                "-r NaN | --spawn-rate must be a number of users per"
                        + " second, more than 0, was 'NaN'",
                "-t 1h30 | --run-time must be a time such as 20, 20s,"
                        + " 3m, 2h, 1h20m, 3h30m10s or 1d2h, was '1h30'",
                "-t 0 | --run-time must be more than 0, was 0",
                "-H localhost:80 | --host must be a URL such as"
                        + " http://localhost:8000, was 'localhost:80'",
                "--exit-code-on-error 256 | --exit-code-on-error must"
                        + " be a whole number from 0 to 255, was '256'",
                "-L loud | --loglevel must be DEBUG, INFO, WARNING,"
                        + " ERROR or CRITICAL, was 'loud'",
                "--csv-full-history | --csv-full-history needs --csv PREFIX",
                "target --port 70000 | --port must be a whole number"
                        + " from 0 to 65535, was '70000'",
            })
    void aWrongOptionIsOneLineAndExitCode2(String arguments, String line) {
        var outcome = Command.run(arguments.split(" "));

        assertThat(outcome.err()).isEqualToIgnoringNewLines(line);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aWrongTestIsOneLineAndExitCode1() throws IOException {
        wrong("class Idle extends User {}", "Idle has no tasks: mark a method with @Task");
        wrong("class Nothing {}", "no user class found: a test needs a class that extends User");
        wrong(
                "class Shopper extends HttpUser { @Task void look() { http.get(\"/\"); } }",
                "Shopper has no host: give --host http://…, or mark it @Host(\"http://…\")");
        wrong(
                "@Host(\"ftp://shop\") class Shopper extends HttpUser { @Task void look() {"
                        + " http.get(\"/\"); } }",
                "host of Shopper: URL must start with http:// or https://, was \"ftp://shop\"");
        wrong(
                "@Host(\"http://shop:99999\") class Shopper extends HttpUser { @Task void look() {"
                        + " http.get(\"/\"); } }",
                "host of Shopper: ");
    }

    @Test
    void anUnknownClassIsOneLineWithWhatMayBeMeant() throws IOException {
        Path file = write("class Shopper extends User { @Task void look() {} }");

        var outcome = Command.run("-f", file.toString(), "--headless", "Shoper");

        assertThat(outcome.err())
                .isEqualTo("no user class is called Shoper: did you mean Shopper?\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    /** Also where options are given that only the test could know. */
    @ParameterizedTest
    @ValueSource(strings = {"--headless", "--region", "--usres"})
    void compileErrorsAreExitCode1(String option) throws IOException {
        Path file = write("class Shopper extends User { int x = y; }");

        var outcome = Command.run("-f", file.toString(), "--headless", option);

        assertThat(outcome.err())
                .startsWith(file + ":2:38: error: cannot find symbol\n")
                .doesNotContain("\tat ");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void aResultFileThatCannotBeWrittenIsOneLine() throws IOException {
        Path file = write("class Shopper extends User { @Task void look() {} }");
        Path noFolder = Files.writeString(folder.resolve("file"), "");

        for (List<String> option :
                List.of(
                        List.of("--csv", noFolder + "/x"),
                        List.of("--logfile", noFolder + "/x.log"))) {
            var outcome =
                    Command.run(
                            "-f",
                            file.toString(),
                            "--headless",
                            "-L",
                            "error",
                            option.get(0),
                            option.get(1));
            assertThat(outcome.err().lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(noFolder + "/x");
            assertThat(outcome.exitCode()).isEqualTo(1);
        }
    }

    private void wrong(String text, String line) throws IOException {
        var outcome = Command.run("-f", write(text).toString(), "--headless", "-t", "1");

        assertThat(outcome.err().lines()).hasSize(1).first().asString().startsWith(line);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
    }

    private Path write(String text) throws IOException {
        String test = "import module dev.acrida;\n" + text;
        return Files.writeString(folder.resolve("Loadtest.java"), test);
    }
}
