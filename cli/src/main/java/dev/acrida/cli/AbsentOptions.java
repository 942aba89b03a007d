package dev.acrida.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The options of Locust that this version does not have, with what to say about each. */
final class AbsentOptions {
    private static final String FILE = "absent-options.txt";

    private AbsentOptions() {}

    /**
     * One of them.
     *
     * @param name without dashes before it
     * @param variable by which Locust reads it; {@code -} if by none
     * @param reason why it is absent
     */
    record Absent(String name, String variable, String reason) {
        /** One line about it, wherever it stands. */
        String message(String subject) {
            return subject + " is not in this version of Acrida: " + reason;
        }
    }

    /** All of them. */
    static List<Absent> all() {
        try (InputStream in =
                Objects.requireNonNull(AbsentOptions.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 3))
                    .map(parts -> new Absent(parts[0], parts[1], parts[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this name, without dashes before it. */
    static Optional<Absent> find(String name) {
        return all().stream().filter(absent -> absent.name().equals(name)).findFirst();
    }

    /** The one that an argument such as {@code --master} or {@code --web-port=80} means. */
    static Optional<Absent> of(String argument) {
        return argument.startsWith("--")
                ? find(argument.substring(2).split("=", 2)[0])
                : Optional.empty();
    }
}
