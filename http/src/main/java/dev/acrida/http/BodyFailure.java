package dev.acrida.http;

import java.io.IOException;

/** Why a body breaks off, as the table of failures says it. */
final class BodyFailure extends IOException {
    private static final long serialVersionUID = 1;

    BodyFailure(String message) {
        super(message);
    }
}
