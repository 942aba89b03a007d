package dev.acrida.metrics;

import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Sends the log to OpenTelemetry, too. Thread-safe. */
final class OpenTelemetryLog extends Handler {
    /** What the exporter itself logs would be exported, and logged, and exported. */
    private static final String ITSELF = "io.opentelemetry";

    private final Formatter messages = new SimpleFormatter();
    private final LoggerProvider provider;
    private final UnaryOperator<String> hide;

    OpenTelemetryLog(LoggerProvider provider, UnaryOperator<String> hide) {
        this.provider = provider;
        this.hide = hide;
    }

    @Override
    public void publish(LogRecord line) {
        String name = String.valueOf(line.getLoggerName());
        if (!isLoggable(line) || name.startsWith(ITSELF)) {
            return;
        }
        LogRecordBuilder sent =
                provider.get(name)
                        .logRecordBuilder()
                        .setTimestamp(line.getInstant())
                        .setSeverity(severity(line.getLevel()))
                        .setSeverityText(line.getLevel().getName())
                        .setBody(hide.apply(messages.formatMessage(line)));
        Throwable thrown = line.getThrown();
        if (thrown != null) {
            sent.setAttribute("exception.type", thrown.getClass().getName())
                    .setAttribute("exception.stacktrace", hide.apply(trace(thrown)));
        }
        sent.emit();
    }

    private static Severity severity(Level level) {
        int value = level.intValue();
        if (value > Level.SEVERE.intValue()) {
            return Severity.FATAL;
        }
        if (value >= Level.SEVERE.intValue()) {
            return Severity.ERROR;
        }
        if (value >= Level.WARNING.intValue()) {
            return Severity.WARN;
        }
        return value >= Level.INFO.intValue() ? Severity.INFO : Severity.DEBUG;
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
