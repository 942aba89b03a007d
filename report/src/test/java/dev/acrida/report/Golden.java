package dev.acrida.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that hold what a report must be, to the byte. */
final class Golden {
    private Golden() {}

    static String read(String name) throws IOException {
        try (InputStream file = Golden.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
