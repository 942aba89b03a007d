package dev.acrida.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Collections;

class TextReportTest {
    private static final TextReport WIDE = TextReport.ofWidth(200);

    @Test
    void runningTableShowsTheRatesOfTheLastTenSeconds() throws IOException {
        assertThat(WIDE.running(Recording.shop().snapshot())).isEqualTo(Golden.read("running.txt"));
    }

    @Test
    void summaryShowsWholeRunRatesPercentilesFailuresAndExceptions() throws IOException {
        Recording shop =
                Recording.shop()
                        .failed("GET", "/", 1, "HTTP 500")
                        .failed("GET", "/", 1, "HTTP 500")
                        .exception("boom", "java.lang.Error: boom\n\tat A.b(A.java:3)\n", "local")
                        .lost();

        assertThat(WIDE.summary(shop.snapshot())).isEqualTo(Golden.read("summary.txt"));
    }

    @Test
    void summaryOfARunWithoutFaultsHasNoSectionForThem() {
        assertThat(WIDE.summary(new Recording().ok("GET", "/", 1).seconds(1).snapshot()))
                .contains("Response time percentiles")
                .doesNotContain("Error report", "Exceptions", " lost");
    }

    @Test
    void longNamesGiveWayToTheTerminalsWidth() {
        String name = "/shops/{shop}/categories/{category}/products/{product}/reviews";
        String table =
                TextReport.ofWidth(100).running(new Recording().ok("GET", name, 1).snapshot());

        assertThat(table.lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(table).contains("GET  /shops/{shop}", "...", "/reviews  ");
    }

    @Test
    void tableIsWholeEvenWhereItDoesNotFit() {
        assertThat(TextReport.ofWidth(20).running(Recording.shop().snapshot()))
                .contains("Aggregated", "failures/s", "/pro...id}");
    }

    @Test
    void textFromServersCannotSteerTheTerminal() {
        String evil = "\u001b]0;owned\u0007\u001b[2J\r\n\u009b1m\u202eabc";
        Recording run =
                new Recording()
                        .failed("GET\u001b[0m", "/" + evil, 1, evil)
                        .exception(evil, "Error: " + evil + "\n\tat A.b(A.java:3)", "n\u001b[1m");

        String summary = WIDE.summary(run.snapshot());

        assertThat(summary).contains("\\u001b[2J\\r\\n\\u009b1m\\u202eabc");
        assertThat(summary.chars().filter(c -> c != '\n').filter(c -> c < ' ' || c > '~'))
                .isEmpty();
    }

    @Test
    void longTracesAndErrorsAreCutWithAWordAboutIt() {
        String trace = "Error\n" + String.join("", Collections.nCopies(40, "\tat A.b(A.java:3)\n"));
        Recording run =
                new Recording()
                        .failed("GET", "/", 1, "x".repeat(999))
                        .exception("e", trace, "local");

        assertThat(WIDE.summary(run.snapshot()))
                .contains("    ... 26 more lines\n", "xxx...xxx")
                .doesNotContain("x".repeat(300));
    }
}
