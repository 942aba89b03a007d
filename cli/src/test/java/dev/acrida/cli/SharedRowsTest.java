package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.Command.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with test data beside a single file. */
@Timeout(60)
class SharedRowsTest {
    private static final String TEST =
            """
            class Accounts {
                record Account(String name, int age) {}

                static final Rows<Account> ALL = Rows.csv("accounts.csv", Account.class);
                static final Rows<Map<String, Object>> ORDERS = Rows.jsonLines("orders.jsonl");
            }

            class Reader extends User {
                @Task void read() {
                    var account = Accounts.ALL.unique();
                    IO.println(account.name() + " " + account.age() + " " + Accounts.ORDERS.next());
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void aClassOfItsOwnMayHoldWhatAllUsersShare() throws IOException {
        Files.writeString(folder.resolve("accounts.csv"), "name,age\nann,30\nbob,40\n");
        Files.writeString(folder.resolve("orders.jsonl"), "{\"id\": 1}\n");

        Outcome outcome = new SingleFile(folder).run(TEST);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("ann 30 {id=1}", "bob 40 {id=1}");
        assertThat(outcome.err()).contains("all users have ended by themselves");
    }

    @Test
    void aMistakeInAFileIsSaidBeforeAnythingStarts() throws IOException {
        Files.writeString(folder.resolve("accounts.csv"), "name,age\nann,old\n");

        Outcome outcome = new SingleFile(folder).run(TEST);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("accounts.csv:2: column age must be int, was 'old'");
    }
}
