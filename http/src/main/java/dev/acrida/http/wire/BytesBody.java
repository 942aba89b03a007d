package dev.acrida.http.wire;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is in memory already, so that it can leave in one write with its head. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BytesBody(byte[] bytes) implements RequestBody {
    static RequestBody of(byte[] bytes) {
        return new BytesBody(bytes);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
