package dev.acrida.verdict;

/** How far figures can be trusted, best first. */
public enum Validity {
    /** Nothing speaks against them. */
    VALID,
    /** Some of what was measured may be the load generator's own doing. */
    SUSPECT,
    /** So much of it is the load generator's own doing that they say little about the target. */
    INVALID;

    /** The less trustworthy of two. */
    public Validity worse(Validity other) {
        return compareTo(other) < 0 ? other : this;
    }
}
