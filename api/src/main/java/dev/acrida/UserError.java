package dev.acrida;

/**
 * Fired when a task has thrown an exception; the user goes on.
 *
 * @param user whose task it was
 * @param exception what it threw
 */
public record UserError(User user, Throwable exception) implements Event {}
