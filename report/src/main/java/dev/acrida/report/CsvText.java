package dev.acrida.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes CSV lines as Python's {@code csv} module does: comma, {@code \r\n}, quotes only where they
 * are needed. (Jackson's writer leaves a lone carriage return unquoted, so what it writes is read
 * back as two lines.)
 */
final class CsvText {
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,\"\r\n]");

    private CsvText() {}

    static String lines(List<List<String>> rows) {
        return rows.stream().map(CsvText::line).collect(Collectors.joining());
    }

    static String line(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
