package dev.acrida.web.guard;

/**
 * Who was let in. Immutable.
 *
 * @param user the name; empty if there are no names
 * @param csrf what the caller's requests must name to change something
 */
public record Caller(String user, String csrf) {}
