package dev.acrida;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How a CSV file is written. A byte order mark is recognized in any. Immutable.
 *
 * @param delimiter what separates values; ASCII
 * @param quote what may enclose values that contain delimiters, quotes (doubled) or line ends
 * @param charset in which ASCII characters are single bytes; a byte order mark overrides it
 * @param columns the names of the columns; if there are none, the first line has them
 * @param comment what begins a line that is not read, if anything does
 */
public record CsvFormat(
        char delimiter,
        char quote,
        Charset charset,
        List<String> columns,
        Optional<Character> comment) {

    /** Commas, double quotes, UTF-8, a header line, no comments. */
    public static final CsvFormat DEFAULT =
            new CsvFormat(',', '"', StandardCharsets.UTF_8, List.of(), Optional.empty());

    /** Like {@link #DEFAULT}, but with semicolons. */
    public static final CsvFormat SEMICOLON = DEFAULT.withDelimiter(';');

    /** Like {@link #DEFAULT}, but with tabs. */
    public static final CsvFormat TAB = DEFAULT.withDelimiter('\t');

    /** Copies the list. */
    public CsvFormat {
        columns = List.copyOf(columns);
        if (delimiter == quote) {
            throw new IllegalArgumentException(
                    "delimiter and quote must differ, both were '" + quote + "'");
        }
    }

    /** The same with this delimiter. */
    public CsvFormat withDelimiter(char delimiter) {
        return new CsvFormat(delimiter, quote, charset, columns, comment);
    }

    /** The same with this quote. */
    public CsvFormat withQuote(char quote) {
        return new CsvFormat(delimiter, quote, charset, columns, comment);
    }

    /** The same in this charset. */
    public CsvFormat withCharset(Charset charset) {
        return new CsvFormat(delimiter, quote, charset, columns, comment);
    }

    /** The same without a header line: these are the columns. */
    public CsvFormat withColumns(String... columns) {
        return new CsvFormat(delimiter, quote, charset, List.of(columns), comment);
    }

    /** The same, without lines that begin with this sign. */
    public CsvFormat withComment(char sign) {
        return new CsvFormat(delimiter, quote, charset, columns, Optional.of(sign));
    }
}
