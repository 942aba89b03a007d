package dev.acrida.web.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the page, from the class path. In HTML, <code>{{base}}</code> becomes the base path
 * and {@code webjars:NAME/} the place of that WebJar in the version that is there. Thread-safe.
 */
final class Pages {
    private static final String FOLDER = "/dev/acrida/web/page/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final Pattern PATH = Pattern.compile("[\\w@-][\\w.@-]*(/[\\w@-][\\w.@-]*)*");
    private static final Pattern WEBJAR = Pattern.compile("webjars:([\\w.-]+)/");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"));

    private final String base;
    private final Map<String, Optional<Page>> pages = new ConcurrentHashMap<>();

    Pages(String base) {
        this.base = base;
    }

    /** A file of the page itself. */
    Optional<Page> page(String path) {
        return pages.computeIfAbsent(path, p -> read(FOLDER, p));
    }

    /** A file of a WebJar. */
    Optional<Page> webjar(String path) {
        return pages.computeIfAbsent("webjars:" + path, p -> read(WEBJARS, path));
    }

    private Optional<Page> read(String folder, String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        String type = TYPES.get(ending);
        if (type == null || !PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        return resource(folder + path)
                .map(bytes -> ending.equals("html") ? filled(bytes) : bytes)
                .map(
                        bytes ->
                                new Page(
                                        type,
                                        bytes,
                                        "\"" + digest(bytes) + "\"",
                                        scripts(type, bytes)));
    }

    private byte[] filled(byte[] html) {
        String text = new String(html, StandardCharsets.UTF_8).replace("{{base}}", base);
        return WEBJAR.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(place(match.group(1))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String place(String webjar) {
        return base + "webjars/" + webjar + "/" + version(webjar) + "/";
    }

    private static String version(String webjar) {
        String file = "/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream in = Pages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the WebJar " + webjar + " is missing");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static List<String> scripts(String type, byte[] bytes) {
        List<String> hashes = new ArrayList<>();
        if (type.startsWith("text/html")) {
            Matcher maps = IMPORT_MAP.matcher(new String(bytes, StandardCharsets.UTF_8));
            while (maps.find()) {
                hashes.add(digest(maps.group(1).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return hashes;
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /**
     * A file as it is sent.
     *
     * @param type for Content-Type
     * @param bytes never changed
     * @param tag for ETag
     * @param scripts SHA-256 of the import maps in it, in Base64
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Page(String type, byte[] bytes, String tag, List<String> scripts) {
        /** The policy under which a browser shows it. */
        String contentSecurityPolicy() {
            StringBuilder policy = new StringBuilder("default-src 'none'; script-src 'self'");
            scripts.forEach(hash -> policy.append(" 'sha256-").append(hash).append('\''));
            return policy.append(
                            "; style-src 'self'; img-src 'self' data:; font-src 'self';"
                                    + " connect-src 'self'; base-uri 'self'; form-action 'self';"
                                    + " frame-ancestors 'none'")
                    .toString();
        }
    }
}
