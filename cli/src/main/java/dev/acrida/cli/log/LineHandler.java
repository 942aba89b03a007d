package dev.acrida.cli.log;

import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/** Writes each record at once, as a {@link LineFormat} formats it. */
final class LineHandler extends StreamHandler {
    LineHandler(OutputStream out, Level level, LineFormat format) {
        super(out, format);
        setLevel(level);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        super.publish(record);
        flush();
    }
}
