package dev.acrida.report;

import dev.acrida.RequestEvent;
import dev.acrida.Response;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One line of CSV for each request, with the columns of Locust's {@code CsvRequestLogger}. Response
 * times are milliseconds with up to six decimals. Written to disk at least about once a second
 * while requests come. Thread-safe.
 */
public final class RequestLog implements AutoCloseable {
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final List<String> COLUMNS =
            List.of(
                    "timestamp",
                    "request_type",
                    "name",
                    "response_time_ms",
                    "response_length",
                    "status_code",
                    "exception");

    private final Path file;
    private final BufferedWriter out;
    private long flushedNanos = System.nanoTime();
    private boolean closed;

    private RequestLog(Path file, BufferedWriter out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Begins a file, creating missing folders.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static RequestLog open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            RequestLog log = new RequestLog(file, Files.newBufferedWriter(file));
            log.append(COLUMNS);
            return log;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes one request; does nothing once closed. */
    public synchronized void write(RequestEvent event) {
        if (closed) {
            return;
        }
        append(
                List.of(
                        CsvTables.time(event.started()),
                        event.method(),
                        event.name(),
                        Figures.exactMillis(event.responseTime().toNanos()).toPlainString(),
                        Long.toString(event.length()),
                        event.response().map(Response::status).map(String::valueOf).orElse(""),
                        event.error()));
    }

    private void append(List<String> cells) {
        try {
            out.write(CsvText.line(cells));
            long now = System.nanoTime();
            if (now - flushedNanos > SECOND_NANOS) {
                out.flush();
                flushedNanos = now;
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes what is left. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UncheckedIOException unwritable(Path file, IOException e) {
        return new UncheckedIOException("cannot write the request log " + file + ": " + e, e);
    }
}
