package dev.acrida.http;

import dev.acrida.Multipart;
import dev.acrida.http.wire.RequestBody;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A {@code multipart/form-data} body (RFC 7578); names are escaped as in the HTML standard. */
final class MultipartBody implements Multipart, RequestBody {
    private final String boundary =
            "acrida-" + Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    private final byte[] end = utf8("--" + boundary + "--\r\n");
    private final List<RequestBody> pieces = new ArrayList<>();

    @Override
    public Multipart field(String name, String value) {
        return part(name, "", "", RequestBody.of(utf8(value)));
    }

    @Override
    public Multipart file(String name, Path file, String contentType) {
        return part(name, String.valueOf(file.getFileName()), contentType, FileBody.of(file));
    }

    @Override
    public Multipart bytes(String name, String fileName, byte[] content, String contentType) {
        return part(name, fileName, contentType, RequestBody.of(content));
    }

    private Multipart part(String name, String fileName, String contentType, RequestBody content) {
        StringBuilder head = new StringBuilder("--" + boundary + "\r\n");
        head.append("Content-Disposition: form-data; name=\"").append(escaped(name)).append('"');
        if (!fileName.isEmpty()) {
            head.append("; filename=\"").append(escaped(fileName)).append('"');
        }
        if (!contentType.isEmpty()) {
            HeaderText.check("Content-Type", contentType);
            head.append("\r\nContent-Type: ").append(contentType);
        }
        pieces.add(RequestBody.of(utf8(head.append("\r\n\r\n").toString())));
        pieces.add(content);
        pieces.add(RequestBody.of(utf8("\r\n")));
        return this;
    }

    private static String escaped(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The value of the {@code Content-Type} header. */
    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public long length() {
        long length = end.length;
        for (RequestBody piece : pieces) {
            length += piece.length();
        }
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (RequestBody piece : pieces) {
            piece.writeTo(out);
        }
        out.write(end);
    }
}
