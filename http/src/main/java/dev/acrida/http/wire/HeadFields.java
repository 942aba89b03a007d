package dev.acrida.http.wire;

import static dev.acrida.http.wire.ResponseHead.is;
import static dev.acrida.http.wire.ResponseHead.trimEnd;
import static dev.acrida.http.wire.ResponseHead.trimStart;

import dev.acrida.Headers;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds fields in the bytes of a head that {@link ResponseHead} has accepted. */
final class HeadFields {
    private final byte[] raw;
    private int start;
    private int colon;
    private int end;

    HeadFields(byte[] raw) {
        this.raw = raw;
        this.end = -1;
        next(); // the status line
    }

    static Headers all(byte[] raw) {
        Headers headers = new Headers();
        HeadFields fields = new HeadFields(raw);
        while (fields.next()) {
            headers.add(fields.name(), fields.value());
        }
        return headers;
    }

    static String first(byte[] raw, String name) {
        byte[] lower = ResponseHead.ascii(name.toLowerCase(Locale.ROOT));
        HeadFields fields = new HeadFields(raw);
        while (fields.next()) {
            int nameEnd = trimEnd(raw, fields.start, fields.colon);
            if (is(lower, raw, fields.start, nameEnd)) {
                return fields.value();
            }
        }
        return "";
    }

    /** Goes to the next line; false at the empty one. */
    private boolean next() {
        start = end + 1;
        colon = -1;
        end = start;
        while (raw[end] != '\n') {
            if (colon < 0 && raw[end] == ':') {
                colon = end;
            }
            end++;
        }
        return trimEnd(raw, start, end) > start;
    }

    private String name() {
        return text(start, trimEnd(raw, start, colon));
    }

    private String value() {
        int from = trimStart(raw, colon + 1, end);
        return text(from, trimEnd(raw, from, end));
    }

    /** Control characters become spaces: RFC 9110 section 5.5 allows it, and users print these. */
    private String text(int from, int to) {
        byte[] clean = new byte[to - from];
        for (int i = 0; i < clean.length; i++) {
            byte b = raw[from + i];
            boolean control = (b >= 0 && b < ' ' && b != '\t') || b == 0x7f;
            clean[i] = control ? (byte) ' ' : b;
        }
        return new String(clean, StandardCharsets.ISO_8859_1);
    }
}
