package dev.acrida;

import dev.acrida.spi.UserContext;

import java.time.Duration;
import java.util.Map;

/**
 * What users and task sets share: tasks, a wait time between them, and what runs at their start and
 * end. Confined to its user's thread.
 */
public abstract sealed class TaskOwner permits TaskSet, User {
    TaskOwner() {}

    /** Runs once before the first task. */
    public void onStart() throws Exception {}

    /** Runs once after the last task. */
    public void onStop() throws Exception {}

    /**
     * Tasks beyond the annotated ones, none unless overridden; asked once, after construction. In a
     * {@link SequentialTaskSet} they stand where this method is declared among the others.
     */
    public TaskList tasks() {
        return TaskList.EMPTY;
    }

    /** The number of the user that runs this. */
    public abstract long id();

    /** The run that this belongs to. */
    public abstract Environment environment();

    /** These task sets, each with weight 1; {@code tasks(Browse.class).and(Buy.class, 3)}. */
    @SafeVarargs
    protected static TaskList tasks(Class<? extends TaskSet>... taskSets) {
        return TaskList.of(taskSets);
    }

    /** {@link WaitTime#constant}. */
    protected static WaitTime constant(double seconds) {
        return WaitTime.constant(seconds);
    }

    /** {@link WaitTime#between}. */
    protected static WaitTime between(double minSeconds, double maxSeconds) {
        return WaitTime.between(minSeconds, maxSeconds);
    }

    /** {@link WaitTime#constantPacing}. */
    protected static Pacing constantPacing(double seconds) {
        return WaitTime.constantPacing(seconds);
    }

    /** {@link WaitTime#constantThroughput}. */
    protected static Pacing constantThroughput(double tasksPerSecond) {
        return WaitTime.constantThroughput(tasksPerSecond);
    }

    /** {@link Rows#csv(String)}. */
    protected static Rows<Map<String, String>> csv(String file) {
        return Rows.csv(file);
    }

    /** {@link Rows#csv(String, CsvFormat)}. */
    protected static Rows<Map<String, String>> csv(String file, CsvFormat format) {
        return Rows.csv(file, format);
    }

    /** {@link Rows#csv(String, Class)}. */
    protected static <R extends Record> Rows<R> csv(String file, Class<R> row) {
        return Rows.csv(file, row);
    }

    /** {@link Rows#csv(String, Class, CsvFormat)}. */
    protected static <R extends Record> Rows<R> csv(String file, Class<R> row, CsvFormat format) {
        return Rows.csv(file, row, format);
    }

    /** {@link Rows#jsonLines(String)}. */
    protected static Rows<Map<String, Object>> jsonLines(String file) {
        return Rows.jsonLines(file);
    }

    /** {@link Rows#jsonLines(String, Class)}. */
    protected static <R> Rows<R> jsonLines(String file, Class<R> row) {
        return Rows.jsonLines(file, row);
    }

    /**
     * Times a request of a protocol of the author's own; see {@link Measurement#take}:
     *
     * <pre>{@code
     * measure("TCP", "PING", m -> m.length(send("PING").length()));
     * }</pre>
     *
     * @return whether it succeeded
     */
    protected final boolean measure(String type, String name, Measurement.Action action) {
        return Measurement.take(userContext(), type, name, action);
    }

    /** {@link WaitTime#poisson}. */
    protected static Pacing poisson(double tasksPerSecond) {
        return WaitTime.poisson(tasksPerSecond);
    }

    /**
     * Makes this user (or task set) run a task before it picks one by itself again, after those
     * that were scheduled earlier. It waits after it as after any task.
     *
     * @param task for example {@code this::checkout}
     */
    protected final void scheduleTask(UserCode<?> task) {
        scheduleTask(task, false);
    }

    /**
     * Like {@link #scheduleTask(UserCode)}.
     *
     * @param first whether it comes before those that were scheduled earlier
     */
    protected final void scheduleTask(UserCode<?> task, boolean first) {
        userContext().schedule(this, task, first);
    }

    /**
     * Like {@link #scheduleTask(UserCode)}, with a task set to be entered.
     *
     * @param first whether it comes before those that were scheduled earlier
     */
    protected final void scheduleTask(Class<? extends TaskSet> task, boolean first) {
        userContext().schedule(this, task, first);
    }

    /**
     * Starts a timer around several requests: {@code try (var t = transaction("checkout")) { … }}.
     *
     * @param name under which it is recorded, with the type {@code TX}
     */
    protected final Transaction transaction(String name) {
        return userContext().transaction(name);
    }

    /**
     * Runs this code as one transaction, which fails also when the code throws an exception.
     *
     * @throws X what the code throws
     */
    protected final <X extends Exception> void transaction(String name, UserCode<X> code) throws X {
        try (Transaction transaction = transaction(name)) {
            try {
                code.run();
            } catch (ControlFlow e) {
                throw e;
            } catch (Throwable e) {
                transaction.failure(e.toString());
                throw e;
            }
        }
    }

    /** Waits like {@link #rendezvous(String, int, double)}, for a minute at most. */
    protected final boolean rendezvous(String name, int users) {
        return rendezvous(name, users, 60);
    }

    /**
     * Waits until so many users of this process are at the same place, which then go on together.
     * Who stops, is no longer there.
     *
     * @param name of the place
     * @param users how many, at least 1
     * @param seconds the longest wait, at least 0
     * @return true when they came together, false when the time was up
     */
    protected final boolean rendezvous(String name, int users, double seconds) {
        if (users < 1 || !(seconds >= 0)) {
            throw new IllegalArgumentException(
                    "rendezvous %s needs >= 1 user and >= 0 s, was %d and %s"
                            .formatted(name, users, seconds));
        }
        return userContext().rendezvous(name, users, Duration.ofNanos((long) (seconds * 1e9)));
    }

    /** What the run gave the user that this belongs to. */
    abstract UserContext userContext();

    /** Ends this user at once; never returns. */
    @SuppressWarnings("DoNotCallSuggester") // always throwing is what it is for
    protected final void stopUser() {
        throw new StopUser();
    }

    /** Ends the whole run as if its time were up; never returns. */
    @SuppressWarnings("DoNotCallSuggester") // always throwing is what it is for
    protected final void stopTest() {
        throw new StopTest();
    }
}
