package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

import org.apache.hc.core5.http2.H2Error;

/** What is wrong with the server's HTTP/2, and what it is told: RFC 9113 section 7. */
final class Http2Violation extends Fault {
    private static final long serialVersionUID = 1;

    private final H2Error error;

    private Http2Violation(H2Error error, String message) {
        super(Kind.MALFORMED, message);
        this.error = error;
    }

    static Http2Violation of(H2Error error, String what) {
        return new Http2Violation(error, "malformed HTTP/2: %s (%s)".formatted(what, error));
    }

    static Http2Violation protocol(String what) {
        return of(H2Error.PROTOCOL_ERROR, what);
    }

    /** What the server is told of a fault. */
    static H2Error errorOf(Fault fault) {
        return fault instanceof Http2Violation violation ? violation.error : H2Error.CANCEL;
    }

    /** The name of a code that a server sent; unknown ones have their number. */
    static String name(int code) {
        H2Error known = H2Error.getByCode(code);
        return known == null ? "error " + Integer.toUnsignedString(code) : known.name();
    }
}
