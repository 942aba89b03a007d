package dev.acrida.cli.option;

import dev.acrida.cli.log.Logging;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;

/** How much is logged, and where. */
public final class LogOptions {
    @Option(
            names = {"-L", "--loglevel"},
            paramLabel = "LEVEL",
            converter = Ranges.LogLevel.class,
            description = "DEBUG, INFO, WARNING, ERROR or CRITICAL. Default: INFO.")
    private Level level = Level.INFO;

    @Option(
            names = "--logfile",
            paramLabel = "FILE",
            description = "Log to this file. Default: standard error.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--skip-log-setup",
            arity = "0..1",
            fallbackValue = "true",
            description = "Leave the log as the JVM has it: see -Djava.util.logging.config.file.")
    private boolean skipSetup;

    /** Called by picocli. */
    public LogOptions() {}

    /**
     * Makes all logging of this process follow the options.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void apply() {
        if (!skipSetup) {
            Logging.configure(level, file);
        }
    }
}
