package dev.acrida.http;

import dev.acrida.BodyWriter;
import dev.acrida.http.wire.RequestBody;

import java.io.IOException;
import java.io.OutputStream;

/** A body that the author writes while it is sent; its length is -1 if that is not known. */
record GeneratedBody(BodyWriter writer, long length) implements RequestBody {
    @Override
    public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
    }
}
