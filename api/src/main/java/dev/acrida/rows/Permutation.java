package dev.acrida.rows;

/**
 * A random order of the numbers from 0 to a size, computed number by number, so that an order of a
 * billion rows takes no memory: a Feistel network over the next power of four, walked until it
 * comes back below the size (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002).
 * Immutable.
 */
public final class Permutation {
    private static final int ROUNDS = 6;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;
    private final long size;
    private final int halfBits;
    private final long halfMask;

    private Permutation(long seed, long size) {
        this.seed = seed;
        this.size = size;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, size - 1));
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1L << halfBits) - 1;
    }

    /**
     * An order that depends on the seed alone.
     *
     * @param size at least 1
     */
    public static Permutation of(long seed, long size) {
        return new Permutation(mixed(seed), size);
    }

    /** The number at this place, from 0. */
    public long at(long place) {
        long number = encrypted(place);
        while (number >= size) {
            number = encrypted(number);
        }
        return number;
    }

    private long encrypted(long number) {
        long left = number >>> halfBits;
        long right = number & halfMask;
        for (int round = 1; round <= ROUNDS; round++) {
            long next = left ^ (mixed(right + seed + round * GOLDEN) & halfMask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
