package dev.acrida.http;

import dev.acrida.http.wire.RequestBody;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The content of a file, read while it is sent. Immutable.
 *
 * @param length how long the file was when the request was described: that much is sent
 */
record FileBody(Path file, long length) implements RequestBody {
    private static final int BUFFER_BYTES = 16 << 10;

    /**
     * Looks at the file.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static FileBody of(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "file to send must be readable, was " + file.toAbsolutePath());
        }
        try {
            return new FileBody(file, Files.size(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "file to send must be readable, was " + file.toAbsolutePath(), e);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[Math.clamp(length, 1, BUFFER_BYTES)];
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw new EOFException(
                            file.getFileName() + " became shorter while it was sent");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
