package dev.acrida.testkit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Responses that are wrong, or never end: each must fail in its own way, and none may hang. */
final class BadTortures {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String TEN = OK + "Content-Length: 10\r\n\r\n";

    private BadTortures() {}

    static List<Torture> list() {
        return Stream.of(lengths(), chunks(), heads(), breaks(), stalls())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Torture> lengths() {
        return List.of(
                malformed(
                        "two different lengths (6.3)",
                        OK + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"),
                malformed(
                        "two different lengths in one line (6.3)",
                        OK + "Content-Length: 5, 6\r\n\r\nhello!"),
                malformed("a negative length", OK + "Content-Length: -5\r\n\r\nhello"),
                malformed("a signed length", OK + "Content-Length: +5\r\n\r\nhello"),
                malformed(
                        "a length beyond 64 bits",
                        OK + "Content-Length: 18446744073709551621\r\n\r\nhello"),
                malformed("a length that is no number", OK + "Content-Length: five\r\n\r\nhello"),
                malformed("an empty length", OK + "Content-Length:\r\n\r\nhello"),
                malformed("a length in hexadecimal", OK + "Content-Length: 0x5\r\n\r\nhello"),
                malformed("a length with a tail", OK + "Content-Length: 5x\r\n\r\nhello"));
    }

    private static List<Torture> chunks() {
        return List.of(
                malformed("a chunk size that is no number", CHUNKED + "xyz\r\nhello\r\n0\r\n\r\n"),
                malformed("a chunk size with 0x", CHUNKED + "0x5\r\nhello\r\n0\r\n\r\n"),
                malformed(
                        "a line's end inside a quoted extension",
                        CHUNKED + "5;a=\"\r\n\r\n\"\r\nhello\r\n0\r\n\r\n"),
                malformed(
                        "chunked twice (6.1)",
                        OK
                                + "Transfer-Encoding: chunked, chunked\r\n\r\n"
                                + "5\r\nhello\r\n0\r\n\r\n"),
                malformed(
                        "a coding that nobody asked for (6.1)",
                        OK + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                tooLarge("1 MiB of extensions", CHUNKED + "5;" + "e".repeat(1 << 20)),
                tooLarge(
                        "1 MiB of trailers",
                        CHUNKED + "0\r\n" + "X-Again: and again\r\n".repeat(1 << 16)),
                malformed("an empty chunk size", CHUNKED + "\r\nhello\r\n0\r\n\r\n"),
                malformed("a negative chunk size", CHUNKED + "-5\r\nhello\r\n0\r\n\r\n"),
                malformed(
                        "a chunk size beyond 64 bits",
                        CHUNKED + "10000000000000005\r\nhello\r\n0\r\n\r\n"),
                malformed("a chunk longer than its size", CHUNKED + "3\r\nhello\r\n0\r\n\r\n"));
    }

    private static List<Torture> heads() {
        return List.of(
                malformed("garbage for a status line", "\u0016\u0003\u0001garbage\r\n\r\n"),
                malformed("another protocol", "SSH-2.0-OpenSSH_9.9\r\n\r\n"),
                malformed("an empty line first", "\r\n" + OK + "\r\n"),
                malformed("http in small letters (2.3)", "http/1.1 200 OK\r\n\r\n"),
                malformed("HTTP/2 in words", "HTTP/2.0 200 OK\r\n\r\n"),
                malformed("a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n"),
                malformed("a status of two digits", "HTTP/1.1 20 OK\r\n\r\n"),
                malformed("a status that is no number", "HTTP/1.1 abc OK\r\n\r\n"),
                malformed("a header without a name", OK + ": value\r\n\r\n"),
                malformed("a first header that is folded", OK + " X-First: one\r\n\r\n"),
                malformed("a header without a colon", OK + "no colon\r\n\r\n"),
                tooLarge("5 MiB of headers", OK + "X-Again: and again\r\n".repeat(1 << 18)));
    }

    private static List<Torture> breaks() {
        return List.of(
                Torture.failed(
                        "closed without a response",
                        Script.empty().read().close(),
                        Outcome.Fault.NO_RESPONSE),
                truncated("closed inside the status line", "HTTP/1.1 20"),
                truncated("closed inside the head", OK + "Content-Le"),
                truncated("closed before the end of the body", TEN + "hello"),
                truncated("closed inside a chunk", CHUNKED + "a\r\nhello"),
                truncated("closed before the last chunk", CHUNKED + "5\r\nhello\r\n"),
                truncated("closed inside the trailers", CHUNKED + "5\r\nhello\r\n0\r\nX-Su"),
                truncated("closed after a 100", "HTTP/1.1 100 Continue\r\n\r\n"),
                Torture.failed(
                        "half-closed inside the body",
                        Script.answering(TEN + "hello").halfClose(),
                        Outcome.Fault.TRUNCATED),
                reset("reset before the response", Script.empty().read()),
                reset("reset inside the head", Script.answering(OK + "Content-Le")),
                reset("reset inside the body", Script.answering(TEN + "hello")),
                reset("reset of a body without a length", Script.answering(OK + "\r\nhello")));
    }

    private static List<Torture> stalls() {
        return List.of(
                stalled("no response at all", Script.empty().read()),
                stalled("nothing after a 100", Script.answering("HTTP/1.1 100 Continue\r\n\r\n")),
                stalled("nothing after half a head", Script.answering(OK + "Content-Le")),
                stalled("nothing after half a body", Script.answering(TEN + "hello")),
                Torture.failed(
                        "a drip without an end",
                        Script.answering(OK + "Content-Length: 100000\r\n\r\n")
                                .drip("x".repeat(10_000), 1, Duration.ofMillis(20))
                                .stall(),
                        Outcome.Fault.TOTAL_TIMEOUT));
    }

    /** The server would serve on, so only the client's judgement ends the connection. */
    private static Torture malformed(String name, String response) {
        Script script = Script.answering(response).thenOk();
        return Torture.failed(name, script, Outcome.Fault.MALFORMED);
    }

    private static Torture tooLarge(String name, String response) {
        return Torture.failed(
                name, Script.answering(response).stall(), Outcome.Fault.HEAD_TOO_LARGE);
    }

    private static Torture truncated(String name, String response) {
        return Torture.failed(name, Script.answering(response).close(), Outcome.Fault.TRUNCATED);
    }

    private static Torture reset(String name, Script start) {
        return Torture.failed(name, start.reset(), Outcome.Fault.RESET);
    }

    private static Torture stalled(String name, Script start) {
        return Torture.failed(name, start.stall(), Outcome.Fault.IDLE_TIMEOUT);
    }
}
