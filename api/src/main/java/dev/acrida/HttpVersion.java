package dev.acrida;

/** Which version of HTTP a user speaks. */
public enum HttpVersion {
    /** HTTP/1.1 on all connections. */
    HTTP_1_1,

    /**
     * HTTP/2 where the TLS handshake agrees on it (ALPN); HTTP/1.1 with servers that do not offer
     * it, and without TLS.
     */
    HTTP_2,

    /** HTTP/2 on all connections, also without TLS (h2c): the server is known to speak it. */
    HTTP_2_PRIOR_KNOWLEDGE
}
