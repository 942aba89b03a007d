package dev.acrida.testkit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Responses that are unusual but right, or that clients put up with. RFC 9112 unless noted. */
final class GoodTortures {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String HELLO = "Content-Length: 5\r\n\r\nhello";
    private static final int LARGE_BODY = 10 << 20;
    private static final int LARGE_HEADER = 48 << 10;

    private GoodTortures() {}

    static List<Torture> list() {
        return Stream.of(chunks(), statuses(), heads(), ends(), slowAndLarge())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Torture> chunks() {
        return List.of(
                Torture.answered(
                        "chunks with trailers",
                        CHUNKED + "5\r\nhello\r\n6\r\n world\r\n0\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n",
                        "hello world"),
                Torture.answered(
                        "chunks with extensions",
                        CHUNKED + "5;a=b;c=\"d;e\"\r\nhello\r\n0;last\r\n\r\n",
                        "hello"),
                Torture.answered(
                        "chunk sizes with zeros and capitals",
                        CHUNKED + "00A\r\n0123456789\r\n00\r\n\r\n",
                        "0123456789"),
                Torture.answered("chunked but empty", CHUNKED + "0\r\n\r\n", ""),
                Torture.answered(
                        "50,000 chunks of a byte",
                        CHUNKED + "1\r\nx\r\n".repeat(50_000) + "0\r\n\r\n",
                        "x".repeat(50_000)),
                Torture.answered(
                        "a trailer that means a length, but too late (6.5)",
                        CHUNKED + "5\r\nhello\r\n0\r\nContent-Length: 99\r\n\r\n",
                        "hello"),
                Torture.answered(
                        "Transfer-Encoding in capitals",
                        OK + "TRANSFER-ENCODING: Chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                        "hello"),
                Torture.last(
                        "chunked overrides Content-Length, for the last time (6.3)",
                        OK
                                + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "5\r\nhello\r\n0\r\n\r\n",
                        "hello"));
    }

    private static List<Torture> statuses() {
        return List.of(
                Torture.answered(
                        "100 before the response",
                        "HTTP/1.1 100 Continue\r\n\r\n" + OK + HELLO,
                        "hello"),
                Torture.answered(
                        "103 with headers before the response",
                        "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\nContent-Length: 9\r\n\r\n"
                                + OK
                                + HELLO,
                        "hello"),
                Torture.answered(
                        "a dozen of 102 before the response",
                        "HTTP/1.1 102 Processing\r\n\r\n".repeat(12) + OK + HELLO,
                        "hello"),
                Torture.answered(
                        "an unknown interim status",
                        "HTTP/1.1 199 Odd\r\n\r\n" + OK + HELLO,
                        "hello"),
                withoutBody(
                        "204 has no chunks",
                        "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n",
                        204),
                withoutBody(
                        "304 has nothing to unpack",
                        "HTTP/1.1 304 Not Modified\r\nContent-Encoding: gzip\r\n\r\n",
                        304),
                withoutBody("204 has no body", "HTTP/1.1 204 No Content\r\n\r\n", 204),
                withoutBody(
                        "204 has no body, whatever its length says",
                        "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
                        204),
                withoutBody(
                        "304 has no body, whatever its length says",
                        "HTTP/1.1 304 Not Modified\r\nContent-Length: 1234\r\n\r\n",
                        304),
                withoutBody("HEAD has no body", OK + "Content-Length: 1000\r\n\r\n", 200)
                        .withMethod("HEAD"),
                withoutBody("HEAD has no chunks", CHUNKED, 200).withMethod("HEAD"),
                Torture.answered("no reason phrase", "HTTP/1.1 200\r\n" + HELLO, "hello"));
    }

    private static Torture withoutBody(String name, String response, int status) {
        Script script = Script.answering(response).thenOk();
        return Torture.of(name, script, new Outcome.Answered(status, "", true));
    }

    private static List<Torture> heads() {
        return List.of(
                Torture.answered(
                        "folded headers (5.2)",
                        OK + "X-Folded: one\r\n two\r\n\tthree\r\n" + HELLO,
                        "hello"),
                Torture.answered(
                        "a folded Content-Length (5.2)",
                        OK + "Content-Length:\r\n 5\r\n\r\nhello",
                        "hello"),
                Torture.answered(
                        "HTTP/1.0 that keeps the connection, in small letters",
                        "HTTP/1.0 200 ok\r\nconnection: keep-alive\r\n" + HELLO,
                        "hello"),
                Torture.answered(
                        "a header of 48 KiB",
                        OK + "X-Huge: " + "h".repeat(LARGE_HEADER) + "\r\n" + HELLO,
                        "hello"),
                Torture.answered(
                        "500 headers", OK + "X-Again: and again\r\n".repeat(500) + HELLO, "hello"),
                Torture.answered(
                        "the same Content-Length twice",
                        OK + "Content-Length: 5\r\n" + HELLO,
                        "hello"),
                Torture.answered(
                        "Content-Length with spaces and zeros",
                        OK + "content-length:  \t005 \r\n\r\nhello",
                        "hello"),
                Torture.answered(
                        "bare line feeds (2.2)",
                        "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
                        "hello"),
                Torture.answered(
                        "a header without a value and one in Latin-1",
                        OK + "X-Empty:\r\nX-Latin: caf\u00e9\r\n" + HELLO,
                        "hello"));
    }

    private static List<Torture> ends() {
        var hello = new Outcome.Answered(200, "hello", false);
        return List.of(
                Torture.of(
                        "no length: until the end of the connection",
                        Script.answering(OK + "\r\nhello").close(),
                        hello),
                Torture.of(
                        "keep-alive without a length: until the end all the same",
                        Script.answering(OK + "Connection: keep-alive\r\n\r\nhello").close(),
                        hello),
                Torture.of(
                        "half-closed is an end, too",
                        Script.answering(OK + "\r\nhello").halfClose(),
                        hello),
                Torture.of(
                        "HTTP/1.0", Script.answering("HTTP/1.0 200 OK\r\n" + HELLO).close(), hello),
                Torture.last("Connection: close", OK + "Connection: close\r\n" + HELLO, "hello"),
                Torture.last(
                        "close among other connection options",
                        OK + "Connection: Keep-Alive, CLOSE\r\n" + HELLO,
                        "hello"),
                Torture.of(
                        "closed without a word after the response",
                        Script.answering(OK + HELLO).close(),
                        hello),
                Torture.of(
                        "half-closed after the response",
                        Script.answering(OK + HELLO).halfClose(),
                        hello),
                Torture.last("more bytes than the length says", OK + HELLO + " world", "hello"));
    }

    private static List<Torture> slowAndLarge() {
        var hello = new Outcome.Answered(200, "hello", true);
        var large = new Outcome.Answered(200, "\0".repeat(LARGE_BODY), true);
        return List.of(
                Torture.of(
                        "byte by byte",
                        Script.empty().read().drip(OK + HELLO, 1, Duration.ofMillis(2)).thenOk(),
                        hello),
                Torture.of(
                        "chunks byte by byte",
                        Script.empty()
                                .read()
                                .drip(
                                        CHUNKED + "5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n",
                                        1,
                                        Duration.ofMillis(2))
                                .thenOk(),
                        hello),
                Torture.of(
                        "a body of 10 MiB",
                        Script.answering(OK + "Content-Length: " + LARGE_BODY + "\r\n\r\n")
                                .sendZeros(LARGE_BODY)
                                .thenOk(),
                        large));
    }
}
