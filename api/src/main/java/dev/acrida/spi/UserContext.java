package dev.acrida.spi;

import dev.acrida.Environment;
import dev.acrida.HttpSettings;
import dev.acrida.HttpUser;
import dev.acrida.TaskOwner;
import dev.acrida.TaskSet;
import dev.acrida.Transaction;
import dev.acrida.User;
import dev.acrida.UserCode;

import java.time.Duration;
import java.util.Map;

/**
 * What the engine gives to one user. Bound to {@link #CURRENT} while the user is constructed, and
 * confined to the user's thread.
 */
public interface UserContext {
    /** The context of the user that is being constructed on this thread. */
    ScopedValue<UserContext> CURRENT = ScopedValue.newInstance();

    /**
     * The context of the user that is being constructed.
     *
     * @throws IllegalStateException if no run is creating a user on this thread
     */
    static UserContext current(Class<? extends User> type) {
        return CURRENT.orElseThrow(
                () ->
                        new IllegalStateException(
                                type.getName() + " must be created by a run, not with new"));
    }

    /** The user's number, unique in the run, from 1. */
    long userId();

    /** The run. */
    Environment environment();

    /**
     * The URL that relative paths are resolved against.
     *
     * @throws IllegalStateException if there is none
     */
    String host();

    /**
     * A client of this type for this user alone; closed when the user ends, if it is {@link
     * AutoCloseable}.
     *
     * @throws IllegalStateException if no {@link ClientFactory} makes such clients
     */
    <C> C client(Class<C> type);

    /**
     * What {@link HttpUser#httpSettings()} says, or the default if the user is no {@link HttpUser}.
     *
     * @throws IllegalStateException while the user is being constructed
     */
    HttpSettings httpSettings();

    /** What {@link User#context()} adds to the user's events; asked only when one is fired. */
    Map<String, Object> eventContext();

    /** Where clients put their samples. */
    SampleSink samples();

    /** Pauses as between two tasks. */
    void pause();

    /** Lets the owner run this code as its next task, or after those scheduled before. */
    default void schedule(TaskOwner owner, UserCode<?> task, boolean first) {
        throw new UnsupportedOperationException("this context runs no tasks");
    }

    /** Lets the owner enter this task set as its next task, or after those scheduled before. */
    default void schedule(TaskOwner owner, Class<? extends TaskSet> task, boolean first) {
        throw new UnsupportedOperationException("this context runs no tasks");
    }

    /** Starts a transaction of this name. */
    default Transaction transaction(String name) {
        throw new UnsupportedOperationException("this context times no transactions");
    }

    /** Waits until so many users are at a place; false if the time was up. */
    default boolean rendezvous(String name, int users, Duration longest) {
        throw new UnsupportedOperationException("this context has one user only");
    }
}
