package dev.acrida.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** The decompressed body of a stream: counted, and its owner is told why it breaks off. */
final class StreamBody extends InputStream {
    private final InputStream raw;
    private final String codings;
    private final Consumer<? super String> broken;
    private InputStream decoded = InputStream.nullInputStream();
    private boolean opened;
    private long count;

    /**
     * Creates one that begins to read when it is read.
     *
     * @param codings what {@code Content-Encoding} says
     * @param broken is told once or more why the body breaks off
     */
    StreamBody(InputStream raw, String codings, Consumer<? super String> broken) {
        this.raw = raw;
        this.codings = codings;
        this.broken = broken;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            int read = open().read(to, offset, length);
            count += Math.max(0, read);
            return read;
        } catch (BodyFailure e) {
            throw failed(e);
        } catch (IOException | IllegalStateException e) {
            throw failed(new BodyFailure("response body is no valid " + codings));
        }
    }

    private InputStream open() throws IOException {
        if (!opened) {
            opened = true;
            decoded = ContentCoding.open(raw, codings);
        }
        return decoded;
    }

    private BodyFailure failed(BodyFailure failure) {
        broken.accept(String.valueOf(failure.getMessage()));
        return failure;
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }
}
