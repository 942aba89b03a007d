package dev.acrida.rows;

import com.fasterxml.jackson.annotation.JsonProperty;

import de.siegmar.fastcsv.reader.CsvRecord;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes rows of the values of CSV lines. Immutable.
 *
 * @param <R> what a row is
 */
abstract class CsvDecoder<R> {
    private final Path file;
    private final List<String> columns;

    private CsvDecoder(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** Makes the decoder for a file whose columns are known. */
    interface Maker<R> {
        CsvDecoder<R> make(Path file, List<String> columns);
    }

    /** Rows are maps from column to value, in the order of the columns. */
    static Maker<Map<String, String>> maps() {
        return (file, columns) ->
                new CsvDecoder<>(file, columns) {
                    @Override
                    Map<String, String> row(CsvRecord line) {
                        return values(line);
                    }
                };
    }

    /**
     * Rows are records whose components are called as columns.
     *
     * @throws IllegalArgumentException from the maker, if a component has no column
     */
    static <R extends Record> Maker<R> records(Class<R> type) {
        return (file, columns) -> {
            requireColumns(type, file, columns);
            return new CsvDecoder<>(file, columns) {
                @Override
                R row(CsvRecord line) {
                    return record(line, type);
                }
            };
        };
    }

    /** The row of a line that has been checked. */
    abstract R row(CsvRecord line);

    /** Checks that the line has one value for each column. */
    final void check(CsvRecord line) {
        if (line.getFieldCount() != columns.size()) {
            throw new IllegalArgumentException(
                    "%s:%d: a row must have %d values (%s), has %d"
                            .formatted(
                                    file,
                                    line.getStartingLineNumber(),
                                    columns.size(),
                                    String.join(", ", columns),
                                    line.getFieldCount()));
        }
    }

    final Map<String, String> values(CsvRecord line) {
        Map<String, String> values = LinkedHashMap.newLinkedHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), line.getField(i));
        }
        return Collections.unmodifiableMap(values);
    }

    final <T extends Record> T record(CsvRecord line, Class<T> type) {
        try {
            return JsonMapper.shared().convertValue(values(line), type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s:%d: %s".formatted(file, line.getStartingLineNumber(), reason(e)), e);
        }
    }

    private static String reason(JacksonException e) {
        String column = e.getPath().isEmpty() ? "" : e.getPath().getFirst().getPropertyName();
        return e instanceof InvalidFormatException wrong
                ? "column %s must be %s, was '%s'"
                        .formatted(column, wrong.getTargetType().getSimpleName(), wrong.getValue())
                : "column " + column + ": " + e.getOriginalMessage();
    }

    /** Jackson would leave it null or 0 without a word. */
    private static void requireColumns(
            Class<? extends Record> type, Path file, List<String> columns) {
        Arrays.stream(type.getRecordComponents())
                .map(CsvDecoder::column)
                .filter(name -> !columns.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    "%s has no column '%s', which %s needs: it has %s"
                                            .formatted(
                                                    file,
                                                    name,
                                                    type.getSimpleName(),
                                                    String.join(", ", columns)));
                        });
    }

    private static String column(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
    }
}
