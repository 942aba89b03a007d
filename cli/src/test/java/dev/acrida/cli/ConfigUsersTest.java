package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;

/** User classes that {@code --config-users} changes. */
@Timeout(60)
class ConfigUsersTest {
    private static final String TEST =
            """
            abstract class Person extends User {
                static int pages = 1;
                List<Integer> ids = List.of();
                final int fixed = 1;

                void tell(String what) {
                    IO.println(getClass().getSimpleName() + " " + what + " " + pages + ids);
                    stopUser();
                }
            }

            @Host("http://own")
            class Buyer extends Person {
                @Task void buy() { tell("buys at " + host()); }
                @Task void pay() { tell("pays at " + host()); }
            }

            @Host("http://own")
            class Looker extends Person {
                @Task void look() { tell("looks"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void everyAttributeCanBeChanged() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        Path file =
                work.write(
                        "users.json",
                        """
                        [{"user_class_name": "Buyer", "fixed_count": 2, "tasks": ["pay"],
                          "host": "http://other", "pages": 7, "ids": [1, 2]}]
                        """);

        var outcome =
                work.run(
                        "--config-users",
                        file.toString(),
                        "{\"user_class_name\": \"Looker\", \"weight\": 0}",
                        "-u",
                        "3",
                        "-r",
                        "10000"); // all three before the first has paid and left

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().filter(line -> line.startsWith("Buyer")))
                .hasSize(2)
                .containsOnly("Buyer pays at http://other 7[1, 2]");
        assertThat(outcome.out()).doesNotContain("Looker");
    }

    @Test
    void itMayStandInAFile() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        work.write(
                "acrida.conf",
                "config-users = [{\"user_class_name\": \"Buyer\", \"weight\": 0},"
                        + " {\"user_class_name\": \"Looker\", \"ids\": [3]}]\n");

        assertThat(work.run().out()).contains("Looker looks 1[3]").doesNotContain("Buyer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "{'weight': 1} | --config-users: must have a \"user_class_name\", in"
                        + " {\"weight\":1}|2",
                "{'user_class_name': 'Byer'} | no user class is called Byer: did you mean Buyer?|1",
                "{'user_class_name': 'Buyer', 'weight': -1} | --config-users: weight must be at"
                        + " least 0, was -1.0, in {\"user_class_name\":\"Buyer\",\"weight\":-1}|2",
                "{'user_class_name': 'Buyer', 'weight': 'x'} | --config-users: weight must be"
                        + " java.lang.Double, was \"x\", in"
                        + " {\"user_class_name\":\"Buyer\",\"weight\":\"x\"}|2",
                "{'user_class_name': 'Buyer', 'tasks': ['by']} | Buyer has no task by: did you mean"
                        + " buy?|1",
                "{'user_class_name': 'Buyer', 'tasks': []} | Buyer must keep a task, was given"
                        + " none|1",
                "{'user_class_name': 'Buyer', 'page': 3} | Buyer has no field page: did you mean"
                        + " pages?|1",
                "{'user_class_name': 'Buyer', 'fixed': 3} | Person.fixed is final and cannot be"
                        + " set: remove final|1",
                "[3] | --config-users: must hold JSON objects, found 3|2",
                "none.json | --config-users must be JSON or the name of a file that can be read,"
                        + " was 'none.json'|2",
            })
    void aMistakeIsOneLine(String json, String message, int exitCode) throws IOException {
        Workplace work = Workplace.in(folder, TEST);

        var outcome = work.run("-L", "ERROR", "--config-users", json.replace('\'', '"'));

        assertThat(outcome.err()).isEqualToIgnoringNewLines(message);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void allWeightsZeroLeaveNothing() throws IOException {
        Workplace work = Workplace.in(folder, TEST);

        var outcome =
                work.run(
                        "Buyer",
                        "--config-users",
                        "{\"user_class_name\": \"Buyer\", \"weight\": 0}");

        assertThat(outcome.err())
                .contains("no user class is left: all have weight 0, raise one of them");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }
}
