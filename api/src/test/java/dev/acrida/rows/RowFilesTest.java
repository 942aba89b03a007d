package dev.acrida.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.acrida.CsvFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RowFilesTest {
    private enum Plan {
        FREE,
        PAID
    }

    private record Account(String name, int age, Plan plan) {}

    @TempDir Path folder;

    @Test
    void csvRowsAreMapsInTheOrderOfTheColumns() throws IOException {
        RowSource<Map<String, String>> rows = csv("name, age\nbob,3\n\n\"d, \"\"d\"\"\nx\",4");

        assertThat(all(rows))
                .extracting(Map::toString)
                .containsExactly("{name=bob, age=3}", "{name=d, \"d\"\nx, age=4}");
    }

    @Test
    void csvRowsAreRecordsWithTypedComponents() throws IOException {
        Path file = write("name,more,age,plan\nbob,x,3,PAID\n");

        assertThat(all(RowFiles.csv(file, CsvFormat.DEFAULT, Account.class)))
                .containsExactly(new Account("bob", 3, Plan.PAID));
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstName() throws IOException {
        assertThat(all(csv("\uFEFFname\nbob\n"))).containsExactly(Map.of("name", "bob"));
    }

    @Test
    void theFormatIsTheAuthors() throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.write(file, "# names\nJos\u00e9;'a;b'\n".getBytes(StandardCharsets.ISO_8859_1));
        CsvFormat format =
                CsvFormat.SEMICOLON
                        .withQuote('\'')
                        .withCharset(StandardCharsets.ISO_8859_1)
                        .withColumns("name", "text")
                        .withComment('#');

        assertThat(all(RowFiles.csv(file, format)))
                .containsExactly(Map.of("name", "Jos\u00e9", "text", "a;b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,age,plan;bob,3,FREE;eve,3 | :3: a row must have 3 values (name, age, plan),"
                        + " has 2",
                "name,age,plan;\"bob;x\",3,FREE;eve,old,FREE | :4: column age must be int, was"
                        + " 'old'",
                "name,age,plan;eve,3,GIFT | :2: column plan must be Plan, was 'GIFT'",
                "name,plan;eve,FREE | ' has no column ''age'', which Account needs: it has name,"
                        + " plan'",
                "'' | ' must begin with a header line, but is empty'",
                "name,age,plan;eve,\"3;x | :2: Unclosed quoted field at end of input",
                "name,age,plan;eve,\"3\"x,FREE | :2: Unexpected character after closing quote:"
                        + " 'x' (0x78)",
            })
    void aWrongCsvFileSaysWhere(String text, String message) throws IOException {
        Path file = write(text.replace(';', '\n'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowFiles.csv(file, CsvFormat.DEFAULT, Account.class))
                .withMessageStartingWith(file + message);
    }

    @Test
    void jsonLinesAreMapsOrRecords() throws IOException {
        Path file = write("\uFEFF{\"name\":\"bob\",\"age\":3,\"plan\":\"FREE\"}\r\n \n{\"age\":4}");

        assertThat(all(RowFiles.json(file)))
                .containsExactly(Map.of("name", "bob", "age", 3, "plan", "FREE"), Map.of("age", 4));
        Path typed = write("{\"name\":\"bob\",\"age\":3,\"plan\":\"FREE\"}\n");
        assertThat(all(RowFiles.json(typed, Account.class)))
                .containsExactly(new Account("bob", 3, Plan.FREE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"age\": 1};;{\"age\": x} | :3:9: Unrecognized token 'x'",
                "{} {} | :1:4: Trailing token",
                "{\"age\": \"old\"} | :1:9: age must be int, was 'old'",
            })
    void aWrongJsonFileSaysWhere(String text, String message) throws IOException {
        Path file = write(text.replace(';', '\n'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowFiles.json(file, Account.class))
                .withMessageStartingWith(file + message);
    }

    @Test
    void whatIsNoTextOfItsEncodingSaysWhere() throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.write(file, "name\nann\nJos\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Path json = folder.resolve("rows.jsonl");
        Files.write(json, "{\"name\":\"Jos\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowFiles.csv(file, CsvFormat.DEFAULT))
                .withMessageContaining("rows.csv:3: must be UTF-8 text, but is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowFiles.json(json))
                .withMessageContaining("rows.jsonl:1: must be UTF-8 text, but is not");
        CsvFormat latin = CsvFormat.DEFAULT.withCharset(StandardCharsets.ISO_8859_1);
        assertThat(all(RowFiles.csv(file, latin))).contains(Map.of("name", "Jos\u00e9"));
    }

    @Test
    void aFileThatIsNowhereNamesThePlaces() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestFile.find("none.csv", RowFilesTest.class))
                .withMessageContaining("data file none.csv must be readable, found neither")
                .withMessageContaining(Path.of("none.csv").toAbsolutePath().toString());
    }

    @Test
    void aFileBesideTheTestComesBeforeTheWorkingFolder() throws IOException {
        Path beside =
                Path.of(
                                RowFilesTest.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                        .resolveSibling("pom.xml");
        assertThat(TestFile.find("pom.xml", RowFilesTest.class)).isEqualTo(Path.of("pom.xml"));
        Files.writeString(beside, "");
        try {
            assertThat(TestFile.find("pom.xml", RowFilesTest.class)).isEqualTo(beside);
        } finally {
            Files.delete(beside);
        }
    }

    private RowSource<Map<String, String>> csv(String text) throws IOException {
        return RowFiles.csv(write(text), CsvFormat.DEFAULT);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    private static <R> List<R> all(RowSource<R> source) {
        List<R> all = new ArrayList<>();
        for (long i = 0; i < source.size(); i++) {
            all.add(source.row(i));
        }
        return all;
    }
}
