package dev.acrida;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads CSV files with a header line. */
final class CsvFile {
    private static final CsvMapper MAPPER = new CsvMapper();

    private CsvFile() {}

    static Rows<Map<String, String>> maps(Path file, Class<?> test) {
        return read(file, test, MAPPER.readerForMapOf(String.class));
    }

    static <R extends Record> Rows<R> records(Path file, Class<R> row, Class<?> test) {
        return read(file, test, MAPPER.readerFor(row));
    }

    private static <R> Rows<R> read(Path file, Class<?> test, ObjectReader reader) {
        Path found = find(file, test);
        ObjectReader withHeader = reader.with(CsvSchema.emptySchema().withHeader());
        List<R> rows;
        try (MappingIterator<R> lines = withHeader.readValues(found.toFile())) {
            rows = lines.readAll();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    found + " is not a CSV file with a header line: " + e.getOriginalMessage(), e);
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(found + " holds no row after its header line");
        }
        return Rows.of(rows);
    }

    private static Path find(Path file, Class<?> test) {
        if (Files.isReadable(file)) {
            return file;
        }
        Path beside = folder(test).map(folder -> folder.resolve(file)).orElse(file);
        if (Files.isReadable(beside)) {
            return beside;
        }
        throw new IllegalArgumentException(
                "CSV file "
                        + file
                        + " must be readable, found neither "
                        + file.toAbsolutePath()
                        + " nor "
                        + beside.toAbsolutePath());
    }

    /** The folder of the source file (or jar) that the class came from. */
    private static Optional<Path> folder(Class<?> test) {
        CodeSource source = test.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
