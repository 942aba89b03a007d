package dev.acrida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RowsTest {
    @TempDir Path folder;

    record Account(String username, int age) {}

    @Test
    void nextGoesRoundInTheOrderOfTheFile() {
        Rows<String> rows = Rows.of(List.of("a", "b", "c"));

        assertThat(List.of(rows.next(), rows.next(), rows.next(), rows.next()))
                .containsExactly("a", "b", "c", "a");
    }

    @Test
    void randomReachesEveryRow() {
        Rows<Integer> rows = Rows.of(List.of(1, 2, 3));
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(rows.random());
        }
        assertThat(seen).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void aCsvFileIsReadAsMaps() throws IOException {
        Path file = write("username,password\r\nann,\"se\"\"cret, really\"\nbob,x\n");

        Rows<Map<String, String>> rows = CsvFile.maps(file, RowsTest.class);

        assertThat(rows.all())
                .containsExactly(
                        Map.of("username", "ann", "password", "se\"cret, really"),
                        Map.of("username", "bob", "password", "x"));
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void aCsvFileIsReadAsRecords() throws IOException {
        Path file = write("age,username\n41,ann\n");

        assertThat(CsvFile.records(file, Account.class, RowsTest.class).all())
                .containsExactly(new Account("ann", 41));
    }

    @Test
    void whatIsWrongWithAFileIsSaidInOneLine() throws IOException {
        Path empty = write("username\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.maps(empty, RowsTest.class))
                .withMessage(empty + " holds no row after its header line");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.maps(folder.resolve("none.csv"), RowsTest.class))
                .withMessageContaining("must be readable, found neither");
        Path wrong = write("age,username\nold,ann\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvFile.records(wrong, Account.class, RowsTest.class))
                .withMessageContaining("is not a CSV file")
                .withMessageContaining("\"old\"");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }
}
