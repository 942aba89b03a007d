package dev.acrida.report.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** What pages are made of, beside this class and in libraries. */
final class PageFiles {
    private PageFiles() {}

    /** A template that escapes what it is not told to leave as it is. */
    static Template template(String name) {
        return Mustache.compiler().escapeHTML(true).compile(text(name));
    }

    /** These files as one. */
    static String joined(String... names) {
        return Arrays.stream(names).map(PageFiles::text).collect(Collectors.joining("\n"));
    }

    /** What a content security policy calls a script. */
    static String hash(String script) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** A file, by its place from here or from the root. */
    static String text(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the report's " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
