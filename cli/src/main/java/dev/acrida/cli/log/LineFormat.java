package dev.acrida.cli.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** {@code [time] host/LEVEL/logger: message}, as Locust logs. Immutable. */
final class LineFormat extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS").withZone(ZoneId.systemDefault());

    private final String host = hostName();
    private final boolean traces;
    private final Secrets secrets;

    /**
     * Creates one.
     *
     * @param traces whether stack traces are shown, or only what was thrown
     * @param secrets what no line may hold
     */
    LineFormat(boolean traces, Secrets secrets) {
        this.traces = traces;
        this.secrets = secrets;
    }

    @Override
    public String format(LogRecord record) {
        return secrets.hiddenIn(
                "[%s] %s/%s/%s: %s%s%n"
                        .formatted(
                                TIME.format(record.getInstant()),
                                host,
                                word(record.getLevel()),
                                record.getLoggerName(),
                                formatMessage(record),
                                thrown(record)));
    }

    private String thrown(LogRecord record) {
        Throwable thrown = record.getThrown();
        if (thrown == null) {
            return "";
        }
        if (!traces) {
            return ": " + thrown + " (stack trace: -L DEBUG)";
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return "\n" + text.toString().stripTrailing();
    }

    private static String word(Level level) {
        if (level.intValue() > Level.SEVERE.intValue()) {
            return "CRITICAL";
        }
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    /** From the file first: asking the network can take seconds where names are set up badly. */
    private static String hostName() {
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return networkName();
        }
    }

    private static String networkName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
