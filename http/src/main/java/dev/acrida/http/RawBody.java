package dev.acrida.http;

import dev.acrida.StopUser;
import dev.acrida.http.wire.WireFailure;
import dev.acrida.http.wire.WireStream;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a stream as they arrive. */
final class RawBody extends InputStream {
    private final WireStream stream;
    private final Runnable stopped;

    /**
     * Creates one.
     *
     * @param stopped is told that the user was stopped, before {@link StopUser} is thrown
     */
    RawBody(WireStream stream, Runnable stopped) {
        this.stream = stream;
        this.stopped = stopped;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Lets {@code GZIPInputStream} look for a next member, as it does in arrays. */
    @Override
    public int available() {
        return 1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            return stream.read(to, offset, length);
        } catch (WireFailure e) {
            if (e.kind() == WireFailure.Kind.STOPPED) {
                stopped.run();
                throw new StopUser();
            }
            throw new BodyFailure(String.valueOf(e.getMessage()));
        }
    }
}
