package dev.acrida.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the process at once with the second signal (Ctrl-C, SIGTERM, SIGHUP), whatever the first one
 * waits for; the first does what it always does. Without this the JVM, once it shuts down, ignores
 * all further signals. Thread-safe.
 */
final class SecondSignal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.run");
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private static final int TERMINATION = 15;

    /** To which shells add the number of the signal that ended a process. */
    private static final int ENDED_BY_SIGNAL = 128;

    private final Runnable before;
    private final AtomicInteger first = new AtomicInteger();
    private final List<SystemSignal> signals = new ArrayList<>();

    private SecondSignal(Runnable before) {
        this.before = before;
    }

    /** From now on a second signal runs this and ends the process with 128 + its number. */
    static SecondSignal endsAtOnce(Runnable before) {
        SecondSignal second = new SecondSignal(before);
        NAMES.forEach(second::handle);
        return second;
    }

    /** Whether the first one was SIGTERM: what a machine sends that is to be emptied. */
    boolean isTermination() {
        return first.get() == TERMINATION;
    }

    /** The JVM alone handles signals again. */
    @Override
    public void close() {
        signals.forEach(SystemSignal::close);
    }

    private void handle(String name) {
        try {
            signals.add(SystemSignal.handle(name, this::arrived));
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "a second SIG" + name + " will be ignored", e);
        }
    }

    private void arrived(int number) {
        if (first.compareAndSet(0, number)) {
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "Ending at once, as asked twice");
        before.run();
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(ENDED_BY_SIGNAL + number);
    }
}
