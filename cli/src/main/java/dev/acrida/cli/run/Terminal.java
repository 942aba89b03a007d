package dev.acrida.cli.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The terminal at standard input, by way of {@code stty}: the JDK can neither tell its width nor
 * hand over single keys. Thread-safe.
 */
final class Terminal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.terminal");
    private static final int SHORTEST_WIDTH = 40;

    private final String settings;
    private boolean changed;

    private Terminal(String settings) {
        this.settings = settings;
    }

    /** The terminal, if standard input is one and this process may use it. */
    static Optional<Terminal> open() {
        return Foreground.isOurs() ? stty("-g").map(Terminal::new) : Optional.empty();
    }

    /** How many characters a line has, if the terminal knows. */
    static Optional<Integer> width() {
        return stty("size")
                .map(size -> size.substring(size.indexOf(' ') + 1))
                .filter(columns -> columns.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(columns -> columns >= SHORTEST_WIDTH);
    }

    /** From now on keys arrive at once and are not shown. Ctrl-C stays what it is. */
    synchronized void readKeys() {
        changed = true;
        stty("-icanon", "-echo", "min", "1", "time", "0");
    }

    /** Restores what was changed. Idempotent. */
    @Override
    public synchronized void close() {
        if (changed) {
            changed = false;
            stty(settings);
        }
    }

    private static Optional<String> stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(Redirect.INHERIT)
                            .redirectError(Redirect.DISCARD)
                            .start();
            byte[] said = process.getInputStream().readAllBytes();
            return process.waitFor() == 0
                    ? Optional.of(new String(said, StandardCharsets.US_ASCII).strip())
                    : Optional.empty();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "no stty: keys and width of the terminal are not used");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
