package dev.acrida.engine;

import dev.acrida.stats.StatsRecorder;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Records exceptions that escaped from user code by their stack traces, and logs each trace once.
 * Thread-safe.
 */
final class ExceptionLog {
    private static final System.Logger LOG = System.getLogger("acrida.users");
    private static final String NODE = "local";
    private static final int MOST_TRACES = 10_000;

    /** Frames below the author's code say nothing to the author. */
    private static final List<String> OWN_FRAMES =
            List.of(
                    TaskLoop.class.getName() + ".",
                    LiveUser.class.getName() + ".",
                    UserThread.class.getName() + ".",
                    "dev.acrida.engine.definition.",
                    "java.base/java.lang.VirtualThread.",
                    "java.base/java.lang.ScopedValue$");

    private final StatsRecorder recorder;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    ExceptionLog(StatsRecorder recorder) {
        this.recorder = recorder;
    }

    /** Records an exception, and logs it if it is the first with its trace. */
    void record(String where, Throwable exception) {
        String trace = traceOf(exception);
        recorder.recordException(exception.toString(), trace, NODE);
        if (logged.size() < MOST_TRACES && logged.add(trace)) {
            LOG.log(System.Logger.Level.ERROR, "exception in " + where + "\n" + trace);
        }
    }

    static String traceOf(Throwable exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString()
                .lines()
                .filter(line -> !isOwnFrame(line))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isOwnFrame(String line) {
        return line.startsWith("\tat ") && OWN_FRAMES.stream().anyMatch(line::contains);
    }
}
