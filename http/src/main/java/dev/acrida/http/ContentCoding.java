package dev.acrida.http;

import dev.acrida.http.wire.WireOptions;

import org.brotli.dec.BrotliInputStream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes {@code Content-Encoding} (RFC 9110 section 8.4). */
final class ContentCoding {
    private static final int MAX_BYTES = WireOptions.DEFAULT.maxBodyBytes();
    private static final int BUFFER_BYTES = 8 << 10;

    private ContentCoding() {}

    /**
     * Decodes a body; from a coding that is not known on, it stays as it is.
     *
     * @param codings as the header lists them: in the order in which they were applied
     * @throws IOException if the body is corrupt, with a message for the table of failures
     */
    static byte[] decode(byte[] body, String codings) throws IOException {
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
            decoded = decodeOne(decoded, name);
        }
        return decoded;
    }

    private static boolean isKnown(String name) {
        return switch (name) {
            case "gzip", "x-gzip", "deflate", "br" -> true;
            default -> false;
        };
    }

    private static byte[] decodeOne(byte[] body, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * body.length);
        try (InputStream in = open(body, name)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (out.size() > MAX_BYTES) {
                    throw new TooLarge();
                }
            }
            return out.toByteArray();
        } catch (TooLarge e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            throw new IOException("response body is no valid " + name, e);
        }
    }

    private static InputStream open(byte[] body, String name) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        return switch (name) {
            case "br" -> new BrotliInputStream(in);
            case "deflate" -> new Inflating(in, new Inflater(!hasZlibHeader(body)));
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

        TooLarge() {
            super("response body is larger than %d MB decompressed".formatted(MAX_BYTES >> 20));
        }
    }
}
