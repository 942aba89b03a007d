package dev.acrida.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Java file of this repository.
 *
 * @param path relative to the repository
 */
record SourceFile(Path path) {
    private static final Path ROOT = findRoot();

    // Resources hold sources that tests want to be wrong.
    private static final Set<String> SKIPPED = Set.of("target", "resources", "node_modules");

    /** All of them, in the order of their paths. */
    static List<SourceFile> all() {
        List<SourceFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new Collector(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.comparing(SourceFile::path));
        return files;
    }

    boolean isTest() {
        return path.toString().contains("src/test/");
    }

    Path absolutePath() {
        return ROOT.resolve(path);
    }

    String text() {
        try {
            return Files.readString(absolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String text) {
        try {
            Files.writeString(absolutePath(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path findRoot() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(Objects::nonNull)
                .filter(folder -> Files.exists(folder.resolve(".mvn")))
                .findFirst()
                .orElseThrow();
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<SourceFile> files;

        Collector(List<SourceFile> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = SKIPPED.contains(name) || name.startsWith(".");
            return skipped && !folder.equals(ROOT)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
                files.add(new SourceFile(ROOT.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
