package dev.acrida;

import java.nio.file.Path;

/** The parts of a {@code multipart/form-data} body, sent in the order in which they were added. */
public interface Multipart {
    /** Adds a text field. */
    Multipart field(String name, String value);

    /**
     * Adds a file under its own name, read while it is sent.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    Multipart file(String name, Path file, String contentType);

    /** Adds bytes as a file. */
    Multipart bytes(String name, String fileName, byte[] content, String contentType);
}
