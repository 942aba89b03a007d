package dev.acrida.cli.compile;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds the files that the names given to {@code -f} mean. */
public final class SourceFiles {
    /** What a test is called if no file is named. */
    public static final String DEFAULT_NAME = "Loadtest.java";

    private static final String EXTENSION = ".java";

    private SourceFiles() {}

    /**
     * The files that these names mean, each once: a file means itself, a folder all {@code .java}
     * files at any depth but those that start with {@code _} or {@code .}, in the order of their
     * names.
     *
     * @param names files and folders; none for {@value #DEFAULT_NAME} in the working folder
     * @return at least one file
     * @throws SourceException if a name means no readable Java file
     */
    public static List<Path> find(List<String> names) {
        if (names.isEmpty()) {
            return List.of(defaultFile());
        }
        List<Path> found = new ArrayList<>();
        for (String name : names) {
            for (Path file : meantBy(name)) {
                if (found.stream().noneMatch(other -> isSame(file, other))) {
                    found.add(file);
                }
            }
        }
        return List.copyOf(found);
    }

    private static Path defaultFile() {
        Path file = Path.of(DEFAULT_NAME);
        if (!Files.isRegularFile(file)) {
            throw new SourceException(
                    "no test file: there is no "
                            + DEFAULT_NAME
                            + " in "
                            + Path.of("").toAbsolutePath()
                            + "; name one with -f FILE");
        }
        return checked(file);
    }

    private static List<Path> meantBy(String name) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return under(path);
        }
        if (!Files.exists(path)) {
            throw new SourceException("test file " + name + " does not exist");
        }
        if (!name.endsWith(EXTENSION)) {
            throw new SourceException(
                    "test file " + name + " must be a .java file or a folder with some");
        }
        return List.of(checked(path));
    }

    private static Path checked(Path file) {
        if (!Files.isReadable(file)) {
            throw new SourceException(
                    "test file " + file + " cannot be read: check its permissions");
        }
        return file;
    }

    private static List<Path> under(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new JavaFiles(folder, found));
        } catch (IOException e) {
            throw new SourceException(
                    "test folder " + folder + " cannot be read: " + e.getMessage());
        }
        if (found.isEmpty()) {
            throw new SourceException("test folder " + folder + " holds no .java file");
        }
        found.sort(null);
        found.forEach(SourceFiles::checked);
        return found;
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException e) {
            return file.equals(other);
        }
    }

    /** Collects the Java files of a folder; hidden folders are not entered. */
    private static final class JavaFiles extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found;

        JavaFiles(Path root, List<Path> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden =
                    !folder.equals(root) && folder.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (name.endsWith(EXTENSION) && !name.startsWith("_") && !name.startsWith(".")) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
