package dev.acrida.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The same text under each content coding, whatever the client accepts. */
final class EncodingRoutes {
    private static final byte[] TEXT =
            Json.bytes(Map.of("text", "What is said once need not be said twice. ".repeat(50)));

    private EncodingRoutes() {}

    static void addTo(Routes routes) {
        Reply gzip = encoded("gzip", gzip());
        Reply deflate = encoded("deflate", compressed(DeflaterOutputStream::new));
        Reply brotli = encoded("br", StoredBrotli.encode(TEXT));
        routes.get("/gzip", _ -> gzip).get("/deflate", _ -> deflate).get("/br", _ -> brotli);
    }

    static byte[] gzip() {
        return compressed(GZIPOutputStream::new);
    }

    private static Reply encoded(String coding, byte[] body) {
        return Reply.of(200, "application/json", body).withHeader("Content-Encoding", coding);
    }

    private static byte[] compressed(Compression compression) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = compression.of(bytes)) {
            out.write(TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException("Compression in memory failed", e);
        }
        return bytes.toByteArray();
    }

    private interface Compression {
        OutputStream of(OutputStream out) throws IOException;
    }
}
