package dev.acrida.library;

/** A task has thrown an exception in a run that does not go on after one; the cause is that. */
public final class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TaskFailedException(Throwable cause) {
        super("a task failed: " + cause, cause);
    }
}
