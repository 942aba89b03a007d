package dev.acrida.http.wire;

import java.io.IOException;
import java.io.OutputStream;

/** What is sent after the head of a request. */
public interface RequestBody {
    /** No body at all. */
    RequestBody NONE = BytesBody.of(new byte[0]);

    /** The body that these bytes are; they are not copied. */
    static RequestBody of(byte[] bytes) {
        return BytesBody.of(bytes);
    }

    /** The number of bytes, or -1 if it is not known: then the body is sent in chunks. */
    long length();

    /**
     * Writes the whole body, on the user's thread. Called once per exchange.
     *
     * @throws IOException if the body cannot be read, or if {@code out} throws it
     */
    void writeTo(OutputStream out) throws IOException;
}
