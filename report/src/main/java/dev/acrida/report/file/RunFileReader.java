package dev.acrida.report.file;

import tools.jackson.core.JacksonException;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the records of a file, one after the other. Confined to one thread. */
final class RunFileReader {
    private final Path file;
    private final DataInputStream in;
    private final long size;
    private long position = RunFile.MAGIC.length;

    private RunFileReader(Path file, DataInputStream in, long size) {
        this.file = file;
        this.in = in;
        this.size = size;
    }

    /**
     * Hands out every whole record.
     *
     * @return what is wrong behind the last one, if anything is
     * @throws RunFileException if the file is unreadable or no saved run
     */
    static Optional<String> read(Path file, Consumer<RunRecord> reader) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!Arrays.equals(in.readNBytes(RunFile.MAGIC.length), RunFile.MAGIC)) {
                throw new RunFileException(
                        file + " must be a run saved with --out, but does not begin as one");
            }
            return new RunFileReader(file, in, Files.size(file)).records(reader);
        } catch (NoSuchFileException e) {
            throw new RunFileException(file + " must be a run saved with --out, but is missing");
        } catch (IOException e) {
            throw new RunFileException(file + " cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> records(Consumer<RunRecord> reader) throws IOException {
        while (position < size) {
            Optional<RunRecord> next = next();
            if (next.isEmpty()) {
                return Optional.of(
                        "%s is damaged or torn at byte %d of %d: what follows was dropped"
                                .formatted(file, position, size));
            }
            reader.accept(next.get());
        }
        return Optional.empty();
    }

    private Optional<RunRecord> next() throws IOException {
        try {
            int length = in.readInt();
            int checksum = in.readInt();
            if (length < 0 || length > Math.min(RunFile.LONGEST, size - position)) {
                return Optional.empty();
            }
            byte[] payload = in.readNBytes(length);
            if (payload.length < length || RunFile.checksum(payload) != checksum) {
                return Optional.empty();
            }
            RunRecord whole = RunFile.decode(payload);
            position += RunFile.HEAD + length;
            return Optional.of(whole);
        } catch (EOFException | JacksonException e) {
            return Optional.empty();
        }
    }
}
