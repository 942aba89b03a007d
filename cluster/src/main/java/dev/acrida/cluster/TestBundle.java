package dev.acrida.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A test as it travels to workers: its files, and the arguments with which they run it. Immutable.
 *
 * @param id equal for equal tests, different for others
 * @param arguments of the command line
 * @param files where each is; the key is its name below a folder of the worker's choice
 */
public record TestBundle(String id, List<Argument> arguments, SequencedMap<String, Path> files) {
    /** Nothing. */
    public static final TestBundle NONE = new TestBundle("", List.of(), new LinkedHashMap<>());

    /** Copies the collections. */
    public TestBundle {
        arguments = List.copyOf(arguments);
        files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    }

    /**
     * Files and arguments as they are now.
     *
     * @throws UncheckedIOException if a file cannot be read
     */
    public static TestBundle of(List<Argument> arguments, SequencedMap<String, Path> files) {
        return new TestBundle(idOf(arguments, files), arguments, files);
    }

    private static String idOf(List<Argument> arguments, SequencedMap<String, Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(arguments.toString().getBytes(StandardCharsets.UTF_8));
            for (var file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                read(file.getValue(), digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(Path file, MessageDigest digest) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A word of a command line.
     *
     * @param text the word; for a file, its name among the files of the bundle
     * @param file whether it names such a file
     */
    public record Argument(String text, boolean file) {}
}
