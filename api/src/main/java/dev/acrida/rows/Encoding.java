package dev.acrida.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether a file is a text of its encoding: readers put a sign for what is none. */
final class Encoding {
    private static final int CHUNK = 1 << 16;

    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK);
    private long line = 1;

    private Encoding(Charset charset) {
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Reads the whole file, unless it begins with a mark of another encoding, which readers heed.
     *
     * @throws IllegalArgumentException with the line where it is no such text
     * @throws IOException if it cannot be read
     */
    static void require(Path file, Charset charset) throws IOException {
        Encoding encoding = new Encoding(charset);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (!encoding.isMarked(channel) && !encoding.isText(channel)) {
                throw new IllegalArgumentException(
                        "%s:%d: must be %s text, but is not: save it so, or name its encoding"
                                .formatted(file, encoding.line, charset));
            }
        }
    }

    /** No text of one of the usual encodings begins so. */
    private boolean isMarked(SeekableByteChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(2);
        channel.read(start);
        channel.position(0);
        short mark = start.getShort(0);
        return mark == (short) 0xFEFF || mark == (short) 0xFFFE || mark == (short) 0xEFBB;
    }

    private boolean isText(SeekableByteChannel channel) throws IOException {
        boolean end = false;
        while (!end) {
            end = channel.read(bytes) < 0;
            bytes.flip();
            if (!decodes(end)) {
                return false;
            }
            bytes.compact();
        }
        return true;
    }

    private boolean decodes(boolean end) {
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars, end);
            countLines();
        } while (result.isOverflow());
        return !result.isError();
    }

    private void countLines() {
        chars.flip();
        while (chars.hasRemaining()) {
            if (chars.get() == '\n') {
                line++;
            }
        }
        chars.clear();
    }
}
