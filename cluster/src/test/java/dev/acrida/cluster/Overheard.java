package dev.acrida.cluster;

import dev.acrida.testkit.Await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a logger says while a test listens. Thread-safe. */
final class Overheard extends Handler {
    private final Logger logger;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter format = new SimpleFormatter();

    private Overheard(Logger logger) {
        this.logger = logger;
    }

    static Overheard of(String logger) {
        return new Overheard(Logger.getLogger(logger));
    }

    void start() {
        logger.addHandler(this);
    }

    void stop() {
        logger.removeHandler(this);
    }

    /** Whether a line has all of these. */
    boolean said(String... parts) {
        return lines.stream().anyMatch(line -> Arrays.stream(parts).allMatch(line::contains));
    }

    void await(String first, String second, Duration longest) {
        Await.until(first + " … " + second, () -> said(first, second), longest);
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(format.formatMessage(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
