package dev.acrida.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Reads {@code Content-Type}. */
final class ContentType {
    private static final String PARAMETER = "charset=";

    private ContentType() {}

    /** The charset that it names, or another one if it names none that is known. */
    static Charset charset(String contentType, Charset otherwise) {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf(PARAMETER);
        if (at < 0) {
            return otherwise;
        }
        String rest = contentType.substring(at + PARAMETER.length());
        int end = rest.indexOf(';');
        String name = (end < 0 ? rest : rest.substring(0, end)).replaceAll("[\"']", "").strip();
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return otherwise;
        }
    }
}
