package dev.acrida.cluster.wire;

/**
 * A worker waits for orders.
 *
 * @param revision of the orders that it has
 */
public record Watch(long revision) {}
