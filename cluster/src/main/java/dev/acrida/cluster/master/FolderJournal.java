package dev.acrida.cluster.master;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * In a folder: the last checkpoint, always a whole one, whenever the process or the machine ends,
 * and a file with a line of JSON for each request for rows that was granted.
 */
final class FolderJournal implements Journal {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    private final Path folder;
    private final Path checkpoint;
    private final Path rows;
    private boolean warned;

    FolderJournal(Path folder) {
        this.folder = folder;
        this.checkpoint = folder.resolve("run.cbor");
        this.rows = folder.resolve("rows.jsonl");
    }

    @Override
    public synchronized void keep(byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path draft = checkpoint.resolveSibling("run.cbor.tmp");
        Files.write(draft, bytes);
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, checkpoint, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public synchronized Optional<byte[]> kept() {
        try {
            return Files.exists(checkpoint)
                    ? Optional.of(Files.readAllBytes(checkpoint))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} cannot be read ({1}): the test that it is about is not gone on with",
                    checkpoint,
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** A disk that is full does not end the test: nobody else hands out rows meanwhile. */
    @Override
    public synchronized void grant(String line) {
        ByteBuffer left = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel out = open()) {
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(false);
        } catch (IOException e) {
            warn(e);
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void warn(IOException e) {
        if (!warned) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} cannot be written ({1}): were this process killed, rows that are to be"
                            + " unique would be given again",
                    rows,
                    e.getMessage());
        }
    }

    @Override
    public synchronized List<String> granted() {
        try {
            return Files.exists(rows) ? Files.readAllLines(rows) : List.of();
        } catch (IOException e) {
            warn(e);
            return List.of();
        }
    }

    @Override
    public synchronized void clear() {
        delete(checkpoint);
        delete(rows);
    }

    @Override
    public void end(int exitCode) {
        clear();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be deleted: {1}", file, e);
        }
    }
}
