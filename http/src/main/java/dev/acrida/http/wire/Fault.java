package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

/** What is wrong with a connection or a response, before it is known when the exchange began. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    Fault(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static Fault malformed(String what) {
        return new Fault(Kind.MALFORMED, "malformed response: " + what);
    }

    Kind kind() {
        return kind;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
