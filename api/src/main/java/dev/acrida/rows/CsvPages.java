package dev.acrida.rows;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.IndexedCsvReader;

import dev.acrida.CsvFormat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of a CSV file. Lines that are empty, and comments, are no rows. */
final class CsvPages<R> implements Pages<R> {
    private static final int ROWS_PER_PAGE = 128;
    private static final int NONE = -1;
    private static final Pattern LINE = Pattern.compile("in line (\\d+)");

    private final Path file;
    private final IndexedCsvReader<CsvRecord> reader;
    private final CsvDecoder<R> decoder;
    private final long[] rowsBefore;
    private int headerPage = NONE;

    private CsvPages(
            Path file,
            IndexedCsvReader<CsvRecord> reader,
            CsvFormat format,
            CsvDecoder.Maker<R> maker) {
        this.file = file;
        this.reader = reader;
        List<String> columns = format.columns();
        this.decoder = maker.make(file, columns.isEmpty() ? headerLine() : columns);
        this.rowsBefore = new long[reader.getIndex().pages().size() + 1];
        for (int page = 0; page < count(); page++) {
            rowsBefore[page + 1] = rowsBefore[page] + records(page).size();
        }
    }

    /** Reads the whole file once, to find its pages and to check that all rows have their form. */
    static <R> CsvPages<R> open(Path file, CsvFormat format, CsvDecoder.Maker<R> maker) {
        try {
            Encoding.require(file, format.charset());
            var builder =
                    IndexedCsvReader.builder()
                            .fieldSeparator(format.delimiter())
                            .quoteCharacter(format.quote())
                            .allowExtraCharsAfterClosingQuote(false)
                            .allowUnclosedQuote(false)
                            .pageSize(ROWS_PER_PAGE);
            format.comment()
                    .ifPresent(
                            sign ->
                                    builder.commentStrategy(CommentStrategy.READ)
                                            .commentCharacter(sign));
            return new CsvPages<>(file, builder.ofCsvRecord(file, format.charset()), format, maker);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public int count() {
        return reader.getIndex().pages().size();
    }

    @Override
    public long rowsBefore(int page) {
        return rowsBefore[page];
    }

    @Override
    public List<R> read(int page) {
        return records(page).stream().map(decoder::row).toList();
    }

    private List<String> headerLine() {
        for (int page = 0; page < count(); page++) {
            for (CsvRecord record : parsed(page)) {
                if (!isNoRow(record)) {
                    headerPage = page;
                    return record.getFields().stream().map(String::strip).toList();
                }
            }
        }
        throw new IllegalArgumentException(file + " must begin with a header line, but is empty");
    }

    private List<CsvRecord> records(int page) {
        List<CsvRecord> records = new ArrayList<>(parsed(page));
        records.removeIf(CsvPages::isNoRow);
        if (page == headerPage) {
            records.removeFirst();
        }
        records.forEach(decoder::check);
        return records;
    }

    private List<CsvRecord> parsed(int page) {
        try {
            return reader.readPage(page);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(file + reason(e), e);
        }
    }

    private static boolean isNoRow(CsvRecord record) {
        return record.isComment() || (record.getFieldCount() == 1 && record.getField(0).isEmpty());
    }

    /** {@code :LINE: reason}, from what the parser says in two sentences. */
    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        String why = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
        Matcher line = LINE.matcher(e.getMessage() + " " + why);
        String place = line.find() ? ":" + line.group(1) + ": " : ": ";
        return place + why.replaceFirst(" \\(record.*\\)$", "");
    }
}
