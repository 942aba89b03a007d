package dev.acrida.cli.cluster;

import dev.acrida.cli.compile.SourceException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The files of a test, by the names under which they travel: each folder with sources is one below
 * a number, so that what lies beside a source here lies beside it there. Confined to one thread.
 */
final class TestFiles {
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\\n]{1,255})\"");

    private final SequencedMap<Path, String> folders = new LinkedHashMap<>();
    private final SequencedMap<String, Path> files = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();

    /** Adds a source, and the data files whose names stand in it. */
    void addSource(Path source) {
        Path folder = source.toAbsolutePath().resolve("..").normalize();
        String prefix = folders.computeIfAbsent(folder, f -> folders.size() + "/");
        String name = prefix + source.getFileName();
        files.put(name, source);
        sources.add(name);
        TEXT.matcher(text(source))
                .results()
                .map(found -> found.group(1))
                .forEach(text -> addNamed(folder, prefix, text));
    }

    /** As the test itself looks for it: beside the source, then in the working folder. */
    private void addNamed(Path folder, String prefix, String text) {
        below(folder, text)
                .or(() -> below(Path.of("").toAbsolutePath(), text))
                .ifPresent(file -> files.putIfAbsent(prefix + Path.of(text).normalize(), file));
    }

    /** Nothing outside of the folder travels only because its name stands somewhere. */
    private static Optional<Path> below(Path folder, String text) {
        return TestParcel.regularFile(folder, text)
                .map(Path::normalize)
                .filter(file -> file.startsWith(folder) && !text.startsWith("/"));
    }

    /** Adds a file that the author asked for. */
    void addShipped(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SourceException("--ship " + file + " must be a file, but there is none");
        }
        Path absolute = file.toAbsolutePath().normalize();
        String name =
                folders.entrySet().stream()
                        .filter(folder -> absolute.startsWith(folder.getKey()))
                        .map(folder -> folder.getValue() + folder.getKey().relativize(absolute))
                        .findFirst()
                        .orElse("0/" + file.getFileName());
        files.putIfAbsent(name, absolute);
    }

    /** Where each file is, by the name under which it travels. */
    SequencedMap<String, Path> all() {
        return files;
    }

    /** The names under which the sources travel. */
    List<String> sources() {
        return sources;
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new SourceException("test file " + source + " cannot be read: " + e.getMessage());
        }
    }
}
