package dev.acrida.http;

import dev.acrida.http.wire.Origin;
import dev.acrida.stats.EntryKey;

import java.nio.charset.StandardCharsets;

/**
 * A parsed URL, with the parts of a request's head that depend on nothing else. Immutable, apart
 * from the entry key last asked for, which any thread may replace; shared by all users of a run.
 */
final class Target {
    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

    private final Authority authority;
    private final String pathAndQuery;
    private final byte[] requestLineEnd;
    private final byte[] hostLine;
    private EntryKey lastKey;

    private Target(Authority authority, String pathAndQuery) {
        this.authority = authority;
        this.pathAndQuery = pathAndQuery;
        this.requestLineEnd = ascii(" " + pathAndQuery + " HTTP/1.1\r\n");
        this.hostLine = ascii("Host: " + authority.host() + "\r\n");
        this.lastKey = new EntryKey("GET", pathAndQuery);
    }

    /** Whether a URL starts with {@code http://} or {@code https://}, in letters of any case. */
    static boolean isAbsolute(String url) {
        return url.regionMatches(true, 0, HTTP, 0, HTTP.length())
                || url.regionMatches(true, 0, HTTPS, 0, HTTPS.length());
    }

    /**
     * Parses an absolute URL; its fragment is dropped.
     *
     * @throws IllegalArgumentException if it is no HTTP URL
     */
    static Target parse(String url) {
        if (!isAbsolute(url)) {
            throw new IllegalArgumentException(
                    "URL must start with http:// or https://, was \"" + masked(url) + "\"");
        }
        boolean tls = url.charAt(4) != ':';
        int start = (tls ? HTTPS : HTTP).length();
        int end = endOfAuthority(url, start);
        Authority authority = Authority.parse(tls, url.substring(start, end));
        return new Target(authority, pathAndQuery(url.substring(end)));
    }

    private static String masked(String url) {
        int at = url.indexOf('@');
        return at < 0 ? url : "***" + url.substring(at);
    }

    private static int endOfAuthority(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String pathAndQuery(String text) {
        int fragment = text.indexOf('#');
        String sent = UrlText.encode(fragment < 0 ? text : text.substring(0, fragment));
        return sent.startsWith("/") ? sent : "/" + sent;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The same with more query parameters, which are encoded already. */
    Target withQuery(String query) {
        boolean first = pathAndQuery.indexOf('?') < 0;
        boolean joined = pathAndQuery.endsWith("?") || pathAndQuery.endsWith("&");
        String separator = first ? "?" : joined ? "" : "&";
        return new Target(authority, pathAndQuery + separator + query);
    }

    /** Where to connect to. */
    Origin origin() {
        return authority.origin();
    }

    /** The {@code Authorization} header that the URL's user-info stands for, or empty. */
    String authorization() {
        return authority.authorization();
    }

    /** Path and query as they are sent: at least a slash. */
    String pathAndQuery() {
        return pathAndQuery;
    }

    /** The path as it is sent, without the query. */
    String path() {
        int query = pathAndQuery.indexOf('?');
        return query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
    }

    /** The absolute URL, without user-info. */
    String url() {
        return scheme() + authority.host() + pathAndQuery;
    }

    /** {@code http://} or {@code https://}. */
    String scheme() {
        return origin().tls() ? HTTPS : HTTP;
    }

    /** The value of the {@code Host} header. */
    String host() {
        return authority.host();
    }

    /** What follows the method in the request line; not to be changed. */
    byte[] requestLineEnd() {
        return requestLineEnd;
    }

    /** The header line that names the host; not to be changed. */
    byte[] hostLine() {
        return hostLine;
    }

    /** The entry of requests to this URL that have no name of their own. */
    EntryKey key(String method) {
        EntryKey key = lastKey;
        if (!key.method().equals(method)) {
            key = new EntryKey(method, pathAndQuery);
            lastKey = key;
        }
        return key;
    }
}
