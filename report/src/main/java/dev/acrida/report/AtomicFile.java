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

    /** Removes what an earlier run has left there. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    /**
     * Finds out whether there can be such a file, so that nothing begins whose result has no place.
     * Creates missing folders, and leaves an existing file as it is.
     *
     * @throws UncheckedIOException if there cannot
     */
    public static void requireWritable(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a folder");
            }
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw new AccessDeniedException(file.toString());
            }
            if (Files.notExists(file) || Files.isRegularFile(file)) {
                requireWritableFolder(file);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * By trying: permissions alone do not tell, for example on a disk that is read-only or full.
     */
    private static void requireWritableFolder(Path file) throws IOException {
        createFolder(file);
        Path folder = file.toAbsolutePath().getParent();
        Files.delete(Files.createTempFile(folder, ".acrida", ".tmp"));
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
