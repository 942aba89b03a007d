package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.Cbor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The file in which a master keeps its last checkpoint: always a whole one, whenever the process or
 * the machine ends.
 */
final class CheckpointFile {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final Cbor<Checkpoint> FORM = new Cbor<>(Checkpoint.class);

    private final Path file;

    CheckpointFile(Path folder) {
        this.file = folder.resolve("run.cbor");
    }

    /** Replaces the checkpoint; when it returns, it is on the disk. */
    void write(Checkpoint checkpoint) throws IOException {
        Path draft = file.resolveSibling("run.cbor.tmp");
        try (InputStream bytes = FORM.stream(checkpoint)) {
            Files.copy(bytes, draft, StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What was written last; empty if there is nothing, or it cannot be read. */
    Optional<Checkpoint> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(FORM.parse(in));
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} cannot be read ({1}): the test that it is about is not gone on with",
                    file,
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** There is nothing to go on with. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be deleted: {1}", file, e);
        }
    }
}
