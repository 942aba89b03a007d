package dev.acrida.cli.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Keeps the last lines of the log in memory. Thread-safe. */
final class RecentLines extends Handler {
    private final Ring ring;

    RecentLines(Level level, LineFormat format, Ring ring) {
        this.ring = ring;
        setFormatter(format);
        setLevel(level);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            ring.add(getFormatter().format(record).stripTrailing());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
