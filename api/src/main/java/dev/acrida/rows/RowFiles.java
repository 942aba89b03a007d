package dev.acrida.rows;

import dev.acrida.CsvFormat;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Opens files of test data: small ones are read into memory, large ones stay where they are. */
public final class RowFiles {
    /** In memory, a row takes many times its length: a file of this part of the heap may stay. */
    private static final int PART_OF_HEAP = 64;

    private RowFiles() {}

    /** A CSV file's rows as maps from column to value. */
    public static RowSource<Map<String, String>> csv(Path file, CsvFormat format) {
        return csv(file, format, CsvDecoder.maps());
    }

    /** A CSV file's rows as records. */
    public static <R extends Record> RowSource<R> csv(Path file, CsvFormat format, Class<R> row) {
        return csv(file, format, CsvDecoder.records(row));
    }

    /** A JSON lines file's rows as maps. */
    public static RowSource<Map<String, Object>> json(Path file) {
        return json(
                file,
                JsonMapper.shared()
                        .getTypeFactory()
                        .constructMapType(Map.class, String.class, Object.class));
    }

    /** A JSON lines file's rows as values of this class. */
    public static <R> RowSource<R> json(Path file, Class<R> row) {
        return json(file, JsonMapper.shared().constructType(row));
    }

    private static <R> RowSource<R> csv(Path file, CsvFormat format, CsvDecoder.Maker<R> maker) {
        return PagedRows.of(CsvPages.open(file, format, maker), isLarge(file));
    }

    private static <R> RowSource<R> json(Path file, JavaType row) {
        return PagedRows.of(JsonPages.<R>open(file, row), isLarge(file));
    }

    private static boolean isLarge(Path file) {
        try {
            return Files.size(file) > Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
