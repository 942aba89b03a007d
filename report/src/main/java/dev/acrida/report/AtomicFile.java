package dev.acrida.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A text file that is replaced as a whole, so that a reader never sees half of it. Immutable.
 *
 * @param path where it is
 */
public record AtomicFile(Path path) {

    /**
     * Writes the text beside the file, then renames it into place.
     *
     * @throws UncheckedIOException if that fails; the file is then as it was before
     */
    public void replace(String text) {
        Path beside = path.resolveSibling("." + path.getFileName() + ".tmp");
        try {
            createFolder(path);
            Files.writeString(beside, text);
            Files.move(
                    beside,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Creates the folder of this file, if it is missing. */
    public static void createFolder(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
    }

    /** What to tell the user of a file that could not be written. */
    public static UncheckedIOException unwritable(Path file, IOException cause) {
        return new UncheckedIOException(
                file + " must be a file that can be written, but: " + reason(cause), cause);
    }

    /** What went wrong, in words: the messages of these exceptions are only the path. */
    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case AccessDeniedException e -> e.getFile() + " is not permitted";
            case FileAlreadyExistsException e -> e.getFile() + " is no folder";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
