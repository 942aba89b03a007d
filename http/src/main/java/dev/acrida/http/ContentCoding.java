package dev.acrida.http;

import org.brotli.dec.BrotliInputStream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes {@code Content-Encoding} (RFC 9110 section 8.4). */
final class ContentCoding {
    private static final int BUFFER_BYTES = 8 << 10;

    private ContentCoding() {}

    /**
     * Decodes a body; from a coding that is not known on, it stays as it is.
     *
     * @param codings as the header lists them: in the order in which they were applied
     * @param maxBytes the most that the body may have, decompressed
     * @throws IOException if the body is corrupt, with a message for the table of failures
     */
    static byte[] decode(byte[] body, String codings, int maxBytes) throws IOException {
        String[] names = codings.toLowerCase(Locale.ROOT).split(",", -1);
        byte[] decoded = body;
        for (int i = names.length - 1; i >= 0; i--) {
            String name = names[i].strip();
            if (name.isEmpty() || name.equals("identity")) {
                continue;
            }
            if (!isKnown(name)) {
                return decoded;
            }
            decoded = decodeOne(decoded, name, maxBytes);
        }
        return decoded;
    }

    /**
     * Decodes a body while it is read, as far as its codings are known.
     *
     * @throws IOException if it does not begin as it should
     */
    static InputStream open(InputStream body, String codings) throws IOException {
        String[] names = codings.toLowerCase(Locale.ROOT).split(",", -1);
        InputStream decoded = body;
        for (int i = names.length - 1; i >= 0; i--) {
            String name = names[i].strip();
            if (name.isEmpty() || name.equals("identity")) {
                continue;
            }
            if (!isKnown(name)) {
                return decoded;
            }
            decoded = openOne(decoded, name);
        }
        return decoded;
    }

    private static InputStream openOne(InputStream body, String name) throws IOException {
        PushbackInputStream in = new PushbackInputStream(body, 2);
        byte[] beginning = in.readNBytes(2);
        in.unread(beginning);
        return open(in, beginning, name);
    }

    private static boolean isKnown(String name) {
        return switch (name) {
            case "gzip", "x-gzip", "deflate", "br" -> true;
            default -> false;
        };
    }

    private static byte[] decodeOne(byte[] body, String name, int maxBytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * body.length);
        try (InputStream in = open(new ByteArrayInputStream(body), body, name)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (out.size() > maxBytes) {
                    throw new TooLarge(maxBytes);
                }
            }
            return out.toByteArray();
        } catch (TooLarge e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            throw new IOException("response body is no valid " + name, e);
        }
    }

    private static InputStream open(InputStream in, byte[] beginning, String name)
            throws IOException {
        return switch (name) {
            case "br" -> new BrotliInputStream(in);
            case "deflate" -> new Inflating(in, new Inflater(!hasZlibHeader(beginning)));
            default -> new GZIPInputStream(in);
        };
    }

    /** Some servers send raw deflate data, although the standard says zlib (RFC 1950). */
    private static boolean hasZlibHeader(byte[] body) {
        return body.length >= 2
                && (body[0] & 0x0f) == 8
                && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    }

    /** Frees the native memory of its inflater when it is closed. */
    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream in, Inflater inflater) {
            super(in, inflater);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(int max) {
            super(
                    "response body is larger than %s decompressed"
                            .formatted(max >= 1 << 20 ? (max >> 20) + " MB" : max + " bytes"));
        }
    }
}
