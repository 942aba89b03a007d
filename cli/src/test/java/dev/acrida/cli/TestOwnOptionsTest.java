package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Options that a test declares itself. */
@Timeout(60)
class TestOwnOptionsTest {
    private static final String TEST =
            """
            class Shop {
                enum Color { RED, GREEN }

                @Option(help = "Who logs in") static String userName = "demo";
                @Option(secret = true) static String password = "swordfish";
                @Option(secret = true) static int pin = 1234;
                @Option static int pages = 3;
                @Option static long most = 1L << 40;
                @Option static double factor = 1.5;
                @Option static boolean dryRun;
                @Option(choices = {"eu", "us"}) static String region = "eu";
                @Option static Color color = Color.RED;
                @Option static Duration think = Duration.ofSeconds(90);
                @Option static List<String> ids = List.of("a");
                @Option(name = "nick") private static String other = "";
            }

            class Shopper extends User {
                static final String EARLY = Shop.userName;

                @Task void tell() {
                    IO.println(String.join(" ", EARLY, Shop.userName, Shop.password, "" + Shop.pin,
                            "" + Shop.pages, "" + Shop.most, "" + Shop.factor, "" + Shop.dryRun,
                            Shop.region, "" + Shop.color, "" + Shop.think, "" + Shop.ids));
                    stopUser();
                }
            }
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | demo demo swordfish 1234 3 1099511627776 1.5 false eu RED PT1M30S [a]",
                "--user-name bob --password x --pin 7 --pages=4 --most 5 --factor 0.5 --dry-run"
                        + " --region us --color green --think 5m --ids b,c --ids d --nick n Shopper"
                        + " | bob bob x 7 4 5 0.5 true us GREEN PT5M [b, c, d]",
                "--dry-run=false | demo demo swordfish 1234 3 1099511627776 1.5 false eu RED"
                        + " PT1M30S [a]",
            })
    void theyAreSetBeforeTheUsersClassIsInitialized(String arguments, String line)
            throws IOException {
        Workplace work = Workplace.in(folder, TEST);

        var outcome = arguments.isEmpty() ? work.run() : work.run(arguments.split(" "));

        assertThat(outcome.out()).as(outcome.err()).startsWith(line + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pages x | --pages must be a whole number from -2147483648 to 2147483647, was"
                        + " 'x'",
                "--most 1e3 | --most must be a whole number from -9223372036854775808 to"
                        + " 9223372036854775807, was '1e3'",
                "--factor x | --factor must be a number, was 'x'",
                "--region asia | --region must be one of eu, us, was 'asia'",
                "--color blue | --color must be one of [RED, GREEN], was 'blue'",
                "--think soon | --think must be a time such as 20, 20s, 3m, 2h, 1h20m, 3h30m10s or"
                        + " 1d2h, was 'soon'",
                "--pin s3cret | --pin must be a whole number from -2147483648 to 2147483647, but is"
                        + " not",
                "--user-nam x | unknown option --user-nam: did you mean --user-name?",
            })
    void aWrongValueIsOneLine(String arguments, String line) throws IOException {
        var outcome = Workplace.in(folder, TEST).run(arguments.split(" "));

        assertThat(outcome.err()).isEqualToIgnoringNewLines(line);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void helpShowsThemWithoutSecrets() throws IOException {
        Workplace work = Workplace.in(folder, TEST);

        assertThat(work.run("--help").out())
                .contains("Of this test:")
                .containsPattern("--user-name=TEXT +Who logs in. Default: demo.")
                .containsPattern("--region=TEXT +One of eu, us. Default: eu.")
                .containsPattern("--color=CONSTANT +One of RED, GREEN. Default: RED.")
                .containsPattern("--think=TIME +Default: 1m30s.")
                .containsPattern("--password=TEXT +Default: \\*\\*\\*.")
                .doesNotContain("swordfish", "1234");
        assertThat(work.runAlone("--help", "-f", "none.java").out())
                .contains("Usage:")
                .doesNotContain("Of this test:");
    }

    @Test
    void debugHasThemToo() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        String file = work.test().toString();
        work.write("acrida.conf", "pages = 8\n");
        work.set("ACRIDA_REGION", "us");

        assertThat(work.runAlone("debug", "-f", file, "--user-name", "bob", "--dry-run").out())
                .startsWith("bob bob swordfish 1234 8 1099511627776 1.5 true us RED PT1M30S [a]");
        assertThat(work.runAlone("debug", "-f", file, "--help").out())
                .contains("Of this test:", "--user-name=TEXT");
        assertThat(work.runAlone("debug", "-f", file, "--user-nam", "x").err())
                .isEqualTo("unknown option --user-nam: did you mean --user-name?\n");
    }

    @Test
    void theSearchForACapacityHasThemToo() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        String[] search = {"find-capacity", "--slo", "failures < 1%", "-f", work.test().toString()};
        List<String> arguments = new ArrayList<>(List.of(search));
        arguments.addAll(List.of("--pages", "x"));

        assertThat(work.runAlone(arguments.toArray(String[]::new)).err())
                .startsWith("--pages must be a whole number");
        work.set("ACRIDA_PAGES", "many");
        assertThat(work.runAlone(search).err()).startsWith("ACRIDA_PAGES must be a whole number");
    }

    @Test
    void secretsAreNeverLogged() throws IOException {
        String test =
                """
                class Shopper extends User {
                    @Option(secret = true) static String password = "swordfish";

                    @Task void tell() {
                        System.getLogger("shop").log(System.Logger.Level.INFO, "it is " + password);
                        stopUser();
                        throw new IllegalStateException("cannot use " + password);
                    }
                }
                """;
        Workplace work = Workplace.in(folder, test);

        assertThat(work.run().err()).contains("it is ***").doesNotContain("swordfish");
        assertThat(work.run("--password", "hush-hush").err())
                .contains("it is ***")
                .doesNotContain("hush-hush");
    }

    @Test
    void reportsHoldTheirValuesButNoSecrets() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        Path page = work.folder().resolve("page.html");
        String file = page.toString();

        work.run(
                "--region", "us", "--password", "hushhush", "--profile", "nightly", "--html", file);

        assertThat(Files.readString(page))
                .contains("nightly", "region", "***")
                .doesNotContain("hushhush");
    }

    @Test
    void aRequiredOneMustBeGiven() throws IOException {
        String test =
                """
                class Shopper extends User {
                    @Option(required = true) static String account = "";

                    @Task void tell() { IO.println("key " + account); stopUser(); }
                }
                """;
        Workplace work = Workplace.in(folder, test);

        var outcome = work.run();
        assertThat(outcome.err())
                .isEqualToIgnoringNewLines(
                        "--account is required by the test: give it, or set ACRIDA_ACCOUNT, or"
                                + " account in acrida.conf");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(work.run("--account", "a").out()).contains("key a");
        work.set("ACRIDA_ACCOUNT", "b");
        assertThat(work.run().out()).contains("key b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Option static String users = \"\"; | Shopper.users: --users is an option of"
                        + " Acrida itself: name yours @Option(name = \"my-users\")",
                "@Option String color = \"\"; | Shopper.color: an @Option must be static and not"
                        + " final",
                "@Option static final String COLOR = \"\"; | Shopper.COLOR: an @Option must be"
                        + " static and not final",
                "@Option static Path file; | Shopper.file: an @Option must be a String, int, long,"
                    + " double, boolean, Duration, enum or List<String>, was java.nio.file.Path",
                "@Option(name = \"x\") static int a; | Shopper.a: the name of an @Option must be of"
                        + " the form my-name, was 'x'",
                "@Option static int a1; @Option(name = \"a1\") static int b; | Shopper.a1 and"
                        + " Shopper.b both declare the option --a1: give one of them another name",
            })
    void aWrongDeclarationIsOneLine(String field, String line) throws IOException {
        Workplace work =
                Workplace.in(
                        folder, "class Shopper extends User { " + field + " @Task void a() {} }");

        var outcome = work.run();

        assertThat(outcome.err()).isEqualToIgnoringNewLines(line);
        assertThat(outcome.exitCode()).isEqualTo(1);
    }
}
