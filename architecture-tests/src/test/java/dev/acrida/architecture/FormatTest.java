package dev.acrida.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Holds every source to google-java-format's AOSP style; rewrites them if asked to. */
class FormatTest {
    private static final String REWRITE =
            "./mvnw -q -pl architecture-tests test -Dtest=FormatTest -Dformat.write=true";

    private final Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void everySourceIsFormatted() throws FormatterException {
        List<String> unformatted = new ArrayList<>();
        for (SourceFile file : SourceFile.all()) {
            String text = file.text();
            String formatted = format(file, text);
            if (!formatted.equals(text)) {
                unformatted.add(file.path().toString());
                writeIfAsked(file, formatted);
            }
        }
        if (!Boolean.getBoolean("format.write")) {
            assertThat(unformatted)
                    .as("unformatted sources; to format them: %s", REWRITE)
                    .isEmpty();
        }
    }

    private String format(SourceFile file, String text) throws FormatterException {
        try {
            return formatter.formatSourceAndFixImports(text);
        } catch (FormatterException e) {
            throw new FormatterException(
                    e.diagnostics().isEmpty()
                            ? file.path() + ": " + e.getMessage()
                            : file.path() + ": " + e.diagnostics().getFirst());
        }
    }

    private static void writeIfAsked(SourceFile file, String formatted) {
        if (Boolean.getBoolean("format.write")) {
            file.write(formatted);
        }
    }
}
