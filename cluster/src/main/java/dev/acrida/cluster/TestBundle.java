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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A test as it travels to workers: its files, and the arguments with which they run it. Immutable.
 *
 * @param arguments of the command line
 * @param files where each is; the key is its name below a folder of the worker's choice
 */
public record TestBundle(List<Argument> arguments, SequencedMap<String, Path> files) {
    /** Copies both. */
    public TestBundle {
        arguments = List.copyOf(arguments);
        files = new LinkedHashMap<>(files);
    }

    /**
     * What is equal for equal tests, and differs for others.
     *
     * @throws UncheckedIOException if a file cannot be read
     */
    public String id() {
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
