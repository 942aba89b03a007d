package dev.acrida.testkit;

/**
 * Writes Brotli (RFC 7932) without compressing: one stored meta-block. The library decodes only.
 */
final class StoredBrotli {
    private static final int LONGEST = 1 << 16;
    private static final int HEAD = 3;
    private static final byte LAST_AND_EMPTY = 0b11;

    private StoredBrotli() {}

    /** Encodes 1 to 65,536 bytes. */
    static byte[] encode(byte[] text) {
        if (text.length < 1 || text.length > LONGEST) {
            throw new IllegalArgumentException(
                    "StoredBrotli: the text must have 1.."
                            + LONGEST
                            + " bytes, not "
                            + text.length);
        }
        // From the lowest bit: WBITS 0 (a 64 KiB window), ISLAST 0, MNIBBLES 00 (four follow),
        // MLEN - 1 in 16 bits, ISUNCOMPRESSED 1, and zeros up to the byte's end.
        int head = (text.length - 1) << 4 | 1 << 20;
        byte[] encoded = new byte[HEAD + text.length + 1];
        for (int i = 0; i < HEAD; i++) {
            encoded[i] = (byte) (head >>> (8 * i));
        }
        System.arraycopy(text, 0, encoded, HEAD, text.length);
        encoded[encoded.length - 1] = LAST_AND_EMPTY;
        return encoded;
    }
}
