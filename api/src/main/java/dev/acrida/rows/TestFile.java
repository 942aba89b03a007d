package dev.acrida.rows;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Finds the files that belong to a test. */
public final class TestFile {
    private TestFile() {}

    /**
     * The file of this name: an absolute one as it is, another in the folder of the test's own
     * file, else in the working folder.
     *
     * @param test a class of the test
     * @throws IllegalArgumentException if there is none that can be read
     */
    public static Path find(String name, Class<?> test) {
        Path file = Path.of(name);
        Path beside = folder(test).map(folder -> folder.resolve(file)).orElse(file);
        if (isReadable(beside)) {
            return beside;
        }
        if (isReadable(file)) {
            return file;
        }
        throw new IllegalArgumentException(
                beside.toAbsolutePath().equals(file.toAbsolutePath())
                        ? "data file %s must be readable, but is not: %s"
                                .formatted(name, file.toAbsolutePath())
                        : "data file %s must be readable, found neither %s nor %s"
                                .formatted(name, beside.toAbsolutePath(), file.toAbsolutePath()));
    }

    private static boolean isReadable(Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file);
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
