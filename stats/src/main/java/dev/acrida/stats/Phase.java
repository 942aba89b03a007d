package dev.acrida.stats;

/** A part of the time that a request takes, in the order in which they follow each other. */
public enum Phase {
    /** Waiting for a connection of a pool, or for a free stream on one. */
    QUEUE("waiting for a connection"),
    /** Looking up the host's address. */
    DNS("DNS"),
    /** Opening the TCP connection, and a proxy's tunnel. */
    CONNECT("connect"),
    /** The TLS handshake. */
    TLS("TLS"),
    /** From sending the request until the first byte of the response. */
    FIRST_BYTE("first byte"),
    /** From the first byte until the last. */
    BODY("body");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** As reports call it. */
    public String label() {
        return label;
    }
}
