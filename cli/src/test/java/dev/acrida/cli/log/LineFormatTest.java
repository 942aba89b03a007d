package dev.acrida.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.logging.Level;
import java.util.logging.LogRecord;

class LineFormatTest {
    @Test
    void aLineHasTimeHostLevelAndLogger() {
        LogRecord record = new LogRecord(Level.WARNING, "{0} of {1}");
        record.setLoggerName("acrida.run");
        record.setParameters(new Object[] {1, 2});

        assertThat(new LineFormat(false, new Secrets()).format(record))
                .matches(
                        "\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}\\]"
                                + " \\S+/WARNING/acrida\\.run: 1 of 2\\R");
    }

    @Test
    void stackTracesAreForDebugging() {
        LogRecord record = new LogRecord(Level.SEVERE, "failed");
        record.setThrown(new IllegalStateException("oops"));

        assertThat(new LineFormat(false, new Secrets()).format(record))
                .endsWith(
                        ": failed: java.lang.IllegalStateException: oops (stack trace: -L DEBUG)\n")
                .hasLineCount(1);
        assertThat(new LineFormat(true, new Secrets()).format(record))
                .contains("\njava.lang.IllegalStateException: oops\n\tat dev.acrida.");
    }
}
