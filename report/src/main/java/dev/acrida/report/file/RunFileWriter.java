package dev.acrida.report.file;

import dev.acrida.report.AtomicFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Saves a run while it goes on. Each record reaches the operating system at once, so that it
 * outlives the process; the end of the run also reaches the disk. Confined to one thread at a time.
 */
public final class RunFileWriter implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private RunFileWriter(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Begins a file, creating missing folders and replacing what is there.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static RunFileWriter open(Path file, RunRecord.Facts facts) {
        try {
            AtomicFile.createFolder(file);
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            RunFileWriter writer = new RunFileWriter(file, channel);
            writer.write(ByteBuffer.wrap(RunFile.MAGIC));
            writer.append(facts);
            return writer;
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    /**
     * Adds a record.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void append(RunRecord added) {
        try {
            write(RunFile.encode(added));
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    /** Closes the file; what was added is on the disk then. Idempotent. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
