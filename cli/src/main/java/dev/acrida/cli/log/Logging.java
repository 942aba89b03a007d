package dev.acrida.cli.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Sets up the log of this process: one handler, one format. */
public final class Logging {
    private static final List<String> DEPENDENCIES =
            List.of("io.helidon", "java", "javax", "jdk", "sun");

    /** It warns of each try to reach a master that is not there. */
    private static final String TALKATIVE = "org.apache.ratis";

    private static final int LINES_KEPT = 500;

    /** Held, since loggers that nobody holds are forgotten with their levels. */
    private static List<Logger> quiet = List.of();

    private static final Ring RECENT = new Ring(LINES_KEPT);
    private static final Secrets SECRETS = new Secrets();

    private Logging() {}

    /** The last lines that were logged, the oldest first, as they stand in the log; immutable. */
    public static List<String> recent() {
        return RECENT.lines();
    }

    /** The same with the number of the last line. */
    public static LastLines last() {
        return RECENT.last();
    }

    /**
     * From now on, no line of the log holds one of these texts: {@code ***} stands for it. Texts of
     * less than four characters are let through, since they are in too many words.
     */
    public static void hide(Collection<String> secrets) {
        SECRETS.add(secrets);
    }

    /** The text with {@code ***} for each secret. */
    public static String hidden(String text) {
        return SECRETS.hiddenIn(text);
    }

    /**
     * Makes the log of a shutting down process last to the end. To be called before anything logs:
     * otherwise the JDK closes the log as soon as a signal arrives, and the end of the run is not
     * heard.
     */
    public static void outliveSignals() {
        System.setProperty("java.util.logging.manager", LastingLogs.class.getName());
    }

    /**
     * Logs from this level on, dependencies from warnings on, to this file or to standard error.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static synchronized void configure(Level level, Optional<Path> file) {
        LineFormat format = new LineFormat(level.intValue() <= Level.FINE.intValue(), SECRETS);
        Logger root = Logger.getLogger("");
        for (Handler old : root.getHandlers()) {
            root.removeHandler(old);
        }
        root.addHandler(new LineHandler(file.map(Logging::open).orElse(System.err), level, format));
        root.addHandler(new RecentLines(level, format, RECENT));
        root.setLevel(level);
        Level atLeastWarning = level.intValue() > Level.WARNING.intValue() ? level : Level.WARNING;
        quiet =
                Stream.concat(DEPENDENCIES.stream(), Stream.of(TALKATIVE))
                        .map(Logger::getLogger)
                        .toList();
        quiet.forEach(logger -> logger.setLevel(atLeastWarning));
        quiet.getLast().setLevel(Level.SEVERE);
    }

    private static OutputStream open(Path file) {
        try {
            return Files.newOutputStream(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("--logfile " + file + " cannot be written: " + e, e);
        }
    }
}
