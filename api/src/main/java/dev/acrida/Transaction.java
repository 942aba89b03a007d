package dev.acrida;

/**
 * A named timer around several requests, open from {@link TaskOwner#transaction(String)} to {@link
 * #close()}. It fails when {@link #failure} was called, or when any request (or inner transaction)
 * of the user failed in between. What it measured is recorded as one sample of the type {@code TX},
 * which is in no total, since its requests are there already. A transaction that the run cuts off
 * is not recorded. Confined to the user's thread.
 */
public interface Transaction extends AutoCloseable {
    /** Its name. */
    String name();

    /** Makes it fail with this reason; the first one counts. */
    void failure(String reason);

    /** Stops the timer and records the sample; once, whoever calls it again. */
    @Override
    void close();
}
