package dev.acrida;

/** A version of TLS that is still in use; older ones are spoken by nobody here. */
public enum TlsVersion {
    /** TLS 1.2, RFC 5246. */
    TLS_1_2("TLSv1.2"),
    /** TLS 1.3, RFC 8446. */
    TLS_1_3("TLSv1.3");

    private final String protocol;

    TlsVersion(String protocol) {
        this.protocol = protocol;
    }

    /** Its name in Java's TLS, for example {@code TLSv1.3}. */
    public String protocol() {
        return protocol;
    }
}
