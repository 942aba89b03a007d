package dev.acrida;

import java.io.IOException;
import java.io.OutputStream;

/** Generates the body of a request while it is sent. */
@FunctionalInterface
public interface BodyWriter {
    /**
     * Writes the whole body; blocks while the server does not take it. Called on the user's thread,
     * once for each time that the request is sent: again after a redirect that keeps the body.
     *
     * @throws IOException if the body cannot be made, which fails the request, or if {@code out}
     *     throws it
     */
    void writeTo(OutputStream out) throws IOException;
}
