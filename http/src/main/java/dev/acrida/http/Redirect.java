package dev.acrida.http;

import java.util.ArrayList;
import java.util.List;

/** Where a redirect leads, and with which method: as browsers do (Fetch, RFC 3986 section 5). */
final class Redirect {
    private Redirect() {}

    /** Whether a status asks for another request. */
    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** The method of the next request. */
    static String method(int status, String method) {
        boolean seeOther = status == 303 && !method.equals("GET") && !method.equals("HEAD");
        boolean movedPost = (status == 301 || status == 302) && method.equals("POST");
        return seeOther || movedPost ? "GET" : method;
    }

    /**
     * The URL of the next request.
     *
     * @param location absolute, or relative to {@code from}
     * @throws IllegalArgumentException if it is no HTTP URL
     */
    static Target target(Target from, String location) {
        return Target.parse(absolute(from, location));
    }

    private static String absolute(Target from, String location) {
        if (Target.isAbsolute(location)) {
            return location;
        }
        String origin = from.scheme() + from.host();
        if (location.startsWith("//")) {
            return origin.substring(0, origin.indexOf('/')) + location;
        }
        if (hasScheme(location)) {
            throw new IllegalArgumentException("redirect must lead to an HTTP URL");
        }
        return origin + path(from, location);
    }

    private static boolean hasScheme(String location) {
        int end = 0;
        while (end < location.length() && ":/?#".indexOf(location.charAt(end)) < 0) {
            end++;
        }
        return end > 0 && end < location.length() && location.charAt(end) == ':';
    }

    private static String path(Target from, String location) {
        if (location.startsWith("/")) {
            return withoutDots(location);
        }
        if (location.startsWith("?")) {
            return from.path() + location;
        }
        if (location.startsWith("#")) {
            return from.pathAndQuery();
        }
        String path = from.path();
        return withoutDots(path.substring(0, path.lastIndexOf('/') + 1) + location);
    }

    private static String withoutDots(String text) {
        int end = 0;
        while (end < text.length() && "?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String path = text.substring(0, end);
        if (!path.contains("/.")) {
            return text;
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (String segment : segments) {
            if (segment.equals("..")) {
                if (!kept.isEmpty()) {
                    kept.removeLast();
                }
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
        }
        String last = segments[segments.length - 1];
        if (last.equals(".") || last.equals("..")) {
            kept.add("");
        }
        return "/" + String.join("/", kept) + text.substring(end);
    }
}
