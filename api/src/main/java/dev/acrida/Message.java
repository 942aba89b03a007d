package dev.acrida;

/**
 * A message of the test's own, as received. Immutable if its payload is.
 *
 * @param type what the test calls such messages
 * @param payload what was sent
 * @param from the name of the node that sent it; {@code local} in a run of one process
 */
public record Message<T>(String type, T payload, String from) {}
