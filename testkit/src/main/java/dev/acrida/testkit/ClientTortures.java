package dev.acrida.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Responses that are fine on the wire, but hard on redirects, cookies and decoding. */
final class ClientTortures {
    private static final String HOP = "/hop/";
    private static final String DAY_LONG_GONE = "Thu, 01 Jan 1970 00:00:00 GMT";

    private ClientTortures() {}

    static List<Torture> list() {
        return Stream.concat(redirects().stream(), contents().stream()).toList();
    }

    private static List<Torture> redirects() {
        var endless = new Outcome.Failed(Outcome.Fault.TOO_MANY_REDIRECTS);
        return List.of(
                Torture.of("20 redirects", hops(20), new Outcome.Answered(200, "ok", true)),
                Torture.of("100 redirects", hops(100), endless),
                Torture.of("redirects in a circle", circle(), endless),
                Torture.of(
                        "a redirect that says not where to",
                        Script.answering("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n").thenOk(),
                        new Outcome.Answered(302, "", true)));
    }

    /** Any other path leads to /hop/1, that to /hop/2, and so on to the last, which is answered. */
    private static Script hops(int last) {
        return Script.answeringEach(
                request -> {
                    int hop = hop(request.path());
                    return hop == last ? Script.OK : redirect(HOP + (hop + 1));
                });
    }

    private static int hop(String path) {
        return path.startsWith(HOP) ? Integer.parseInt(path.substring(HOP.length())) : 0;
    }

    private static Script circle() {
        return Script.answeringEach(request -> redirect(request.path().equals("/a") ? "/b" : "/a"));
    }

    private static String redirect(String location) {
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static List<Torture> contents() {
        return List.of(
                oddCookies(),
                undecodable("gzip that is none", "gzip", "this is not gzip"),
                undecodable("gzip that is cut", "gzip", cutGzip()),
                undecodable("deflate that is none", "deflate", "\u00ff\u00ffthis is not deflate"),
                undecodable("brotli that is none", "br", "\u00ff\u00ff\u00ff\u00ffthis is not brotli"));
    }

    private static Torture undecodable(String name, String coding, String body) {
        String response =
                "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(coding, body.length(), body);
        Script script = Script.answering(response).thenOk();
        return Torture.failed(name, script, Outcome.Fault.DECODING);
    }

    private static String cutGzip() {
        byte[] whole = EncodingRoutes.gzip();
        return new String(whole, 0, whole.length / 2, StandardCharsets.ISO_8859_1);
    }

    /** Dates as RFC 6265, section 5.1.1, reads them: far more than its grammar for servers. */
    private static Torture oddCookies() {
        List<String> cookies =
                List.of(
                        "dashes=1; Expires=Wed, 21-Oct-2099 07:28:00 GMT",
                        "asctime=1; expires=Wed Oct 21 07:28:00 2099",
                        "twodigits=1; expires=Wednesday, 21-Oct-69 07:28:00 GMT",
                        "nozone=1; Expires=21 oct 2099 7:28:0",
                        "unreadable=1; Expires=some day",
                        "day32=1; Expires=Wed, 32 Feb 2000 07:28:00 GMT",
                        "maxage=1; Max-Age=3600; Expires=" + DAY_LONG_GONE,
                        "badmaxage=1; Max-Age=soon",
                        "gone=1; Expires=" + DAY_LONG_GONE,
                        "gonetwodigits=1; Expires=Wed, 21-Oct-70 07:28:00 GMT",
                        "gonemaxage=1; Max-Age=0; Expires=Wed, 21 Oct 2099 07:28:00 GMT",
                        "elsewhere=1; Domain=example.com",
                        "deeper=1; Path=/nowhere/else");
        String lines = "Set-Cookie: " + String.join("\r\nSet-Cookie: ", cookies) + "\r\n";
        String response = "HTTP/1.1 200 OK\r\n" + lines + "Content-Length: 2\r\n\r\nok";
        return Torture.answered("cookies with odd dates", response, "ok")
                .withKeptCookies(
                        List.of(
                                "dashes=1",
                                "asctime=1",
                                "twodigits=1",
                                "nozone=1",
                                "unreadable=1",
                                "day32=1",
                                "maxage=1",
                                "badmaxage=1"));
    }
}
