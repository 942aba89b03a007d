package dev.acrida.cli.log;

import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/** Writes each record at once, as a {@link LineFormat} formats it. */
final class LineHandler extends StreamHandler {
    LineHandler(OutputStream out, Level level) {
        super(out, new LineFormat(level.intValue() <= Level.FINE.intValue()));
        setLevel(level);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        super.publish(record);
        flush();
    }
}
