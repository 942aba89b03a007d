package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

class ContentCodingTest {
    private static final byte[] TEXT = "what is said once, said twice, said thrice".getBytes(UTF_8);

    /**
     * Brotli (RFC 7932), one stored block: WBITS 16, length 2, the bytes, and an empty last one.
     */
    static final byte[] BROTLI_OK = {0x10, 0x00, 0x10, 'o', 'k', 0x03};

    static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] text, boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(6, raw);
                OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", " x-gzip", "identity, gzip", "gzip,"})
    void gzipUnderAllItsNames(String codings) throws IOException {
        assertThat(decode(gzip(TEXT), codings)).isEqualTo(TEXT);
    }

    @Test
    void deflateWithAndWithoutZlibHeader() throws IOException {
        assertThat(decode(deflate(TEXT, false), "deflate")).isEqualTo(TEXT);
        assertThat(decode(deflate(TEXT, true), "deflate")).isEqualTo(TEXT);
    }

    @Test
    void brotli() throws IOException {
        assertThat(decode(BROTLI_OK, "br")).asString(UTF_8).isEqualTo("ok");
    }

    @Test
    void lastCodingComesOffFirst() throws IOException {
        byte[] body = gzip(deflate(TEXT, false));
        assertThat(decode(body, "deflate, gzip")).isEqualTo(TEXT);
    }

    @Test
    void unknownCodingStays() throws IOException {
        assertThat(decode(TEXT, "zstd")).isEqualTo(TEXT);
        assertThat(decode(gzip(TEXT), "zstd, gzip")).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br"})
    void garbageIsNamed(String coding) {
        byte[] garbage = "this was never compressed".getBytes(UTF_8);
        assertThatIOException()
                .isThrownBy(() -> decode(garbage, coding))
                .withMessage("response body is no valid " + coding);
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] whole = gzip(TEXT);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIOException().isThrownBy(() -> decode(cut, "gzip"));
        }
    }

    @Test
    void bombIsDefused() throws IOException {
        byte[] bomb = gzip(new byte[65 << 20]);
        assertThatIOException()
                .isThrownBy(() -> decode(bomb, "gzip"))
                .withMessage("response body is larger than 64 MB decompressed");
    }

    private static byte[] decode(byte[] body, String codings) throws IOException {
        return ContentCoding.decode(body, codings, 64 << 20);
    }
}
