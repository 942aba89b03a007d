package dev.acrida;

/**
 * A piece of a user's code, such as {@code this::checkout}.
 *
 * @param <X> what it may throw; a lambda that throws nothing checked needs none
 */
@FunctionalInterface
public interface UserCode<X extends Exception> {
    /** Runs it, on the user's thread. */
    void run() throws X;
}
