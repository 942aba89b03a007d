package dev.acrida.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run is saved that has a page, for downloads and reports while it goes on.
 *
 * @param path of the file
 * @param isDraft whether nobody has asked for it: it goes with the process
 */
record SavedFile(Path path, boolean isDraft) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.page");

    /**
     * The file that was asked for, or else a draft.
     *
     * @throws UncheckedIOException if no draft can be made
     */
    static SavedFile of(Optional<Path> asked) {
        return asked.map(path -> new SavedFile(path, false)).orElseGet(SavedFile::draft);
    }

    private static SavedFile draft() {
        try {
            return new SavedFile(Files.createTempFile("acrida-", ".acr"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the run must be saved in the folder for temporary files, but cannot: " + e, e);
        }
    }

    /** Deletes a draft. */
    @Override
    public void close() {
        try {
            if (isDraft) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a draft is left over", e);
        }
    }
}
