package dev.acrida.http;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * Takes a body apart into lines that end in LF, CR or CRLF, or with the body. A line that ends in
 * CR is complete at once: whether LF follows is seen when the next one is asked for.
 */
final class Lines {
    private static final int BUFFER = 8 << 10;

    private final InputStream in;
    private final Charset charset;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private int at;
    private int end;
    private boolean afterReturn;

    Lines(InputStream in, Charset charset, int maxBytes) {
        this.in = in;
        this.charset = charset;
        this.maxBytes = maxBytes;
    }

    /**
     * The next line, or null after the last.
     *
     * @throws IOException if the body breaks off, or the line is longer than the limit
     */
    @Nullable String next() throws IOException {
        beginning.reset();
        while (fill()) {
            skipFeed();
            int start = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            if (at < end) {
                afterReturn = buffer[at] == '\r';
                String line = line(start);
                at++;
                return line;
            }
            keep(start);
        }
        return beginning.size() == 0 ? null : beginning.toString(charset);
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, BUFFER));
        }
        return end > 0;
    }

    private void skipFeed() {
        if (afterReturn && buffer[at] == '\n') {
            at++;
        }
        afterReturn = false;
    }

    private String line(int start) throws IOException {
        if (beginning.size() == 0) {
            return new String(buffer, start, at - start, charset);
        }
        keep(start);
        return beginning.toString(charset);
    }

    private void keep(int start) throws IOException {
        beginning.write(buffer, start, at - start);
        if (beginning.size() > maxBytes) {
            throw new BodyFailure(
                    "line of the response body is longer than the limit of %d bytes"
                            .formatted(maxBytes));
        }
    }
}
