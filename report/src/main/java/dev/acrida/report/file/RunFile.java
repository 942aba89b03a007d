package dev.acrida.report.file;

import tools.jackson.dataformat.cbor.CBORMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The format of a saved run ({@code .acr}): a line that names it, then records that are only ever
 * added, so that a file is readable whenever its writer was killed.
 *
 * <pre>{@code
 * "ACRIDA-RUN 1\n"
 * record*:  length   4 bytes, big endian: of the payload
 *           checksum 4 bytes, big endian: CRC-32C (RFC 3720) of the payload
 *           payload  one RunRecord in CBOR (RFC 8949), deflated with a zlib header (RFC 1950)
 * }</pre>
 */
final class RunFile {
    static final byte[] MAGIC = "ACRIDA-RUN 1\n".getBytes(StandardCharsets.US_ASCII);

    /** Length and checksum. */
    static final int HEAD = 8;

    /** Far more than any record has; a length beyond it is no length. */
    static final int LONGEST = 256 << 20;

    private static final CBORMapper MAPPER = new CBORMapper();

    private RunFile() {}

    /** Head and payload of a record. */
    static ByteBuffer encode(RunRecord written) {
        byte[] payload = deflated(MAPPER.writerFor(RunRecord.class).writeValueAsBytes(written));
        return ByteBuffer.allocate(HEAD + payload.length)
                .putInt(payload.length)
                .putInt(checksum(payload))
                .put(payload)
                .flip();
    }

    /**
     * The record of this payload.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     * @throws IOException if it cannot be inflated
     */
    static RunRecord decode(byte[] payload) throws IOException {
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(payload))) {
            return MAPPER.readValue(inflated.readAllBytes(), RunRecord.class);
        }
    }

    static int checksum(byte[] payload) {
        CRC32C checksum = new CRC32C();
        checksum.update(payload);
        return (int) checksum.getValue();
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2 + 64);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
