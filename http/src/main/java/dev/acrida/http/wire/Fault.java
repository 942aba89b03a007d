package dev.acrida.http.wire;

import dev.acrida.http.wire.WireFailure.Kind;

/** What is wrong with a connection or a response, before it is known when the exchange began. */
sealed class Fault extends Exception permits Http2Violation {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    Fault(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static Fault malformed(String what) {
        return new Fault(Kind.MALFORMED, "malformed response: " + what);
    }

    final Kind kind() {
        return kind;
    }

    final String text() {
        return String.valueOf(getMessage());
    }
}
