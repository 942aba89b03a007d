package dev.acrida;

/**
 * The part of a task in which requests have one name, from {@link Http#rename} until this is
 * closed. Confined to its user's thread.
 */
@FunctionalInterface
public interface NamedBlock extends AutoCloseable {
    /** From now on requests have the names that they had before the block. */
    @Override
    void close();
}
