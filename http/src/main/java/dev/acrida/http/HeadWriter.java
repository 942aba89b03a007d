package dev.acrida.http;

import dev.acrida.Bodies;
import dev.acrida.Headers;
import dev.acrida.http.wire.WireRequest;

import java.util.Arrays;
import java.util.Map;

/**
 * Writes the heads of one user's requests, all into one buffer: each is sent before the next is
 * written. Confined to its user's thread.
 *
 * <p>Requests without headers of their own share encoded lines, made anew when {@link
 * Headers#version()} of the user's headers has changed.
 */
final class HeadWriter {
    private final Headers defaults;
    private final Headers own;
    private final CookieJar cookies;
    private final BodyPlans plans;
    private HeaderLines shared = HeaderLines.of(new Headers());
    private int sharedVersion = -1;
    private Map<String, String> along = Map.of();
    private byte[] buffer = {};
    private int length;

    /** Creates one for a user with these headers and cookies. */
    HeadWriter(Headers defaults, Headers own, CookieJar cookies, Bodies bodies) {
        this.defaults = defaults;
        this.own = own;
        this.cookies = cookies;
        this.plans = BodyPlans.of(bodies);
    }

    /** From now on these headers are sent along, unless an author has set them. */
    void along(Map<String, String> headers) {
        along = headers;
    }

    /** Encodes the next request of a chain; what it returns is valid until the next call. */
    WireRequest write(Hop hop) {
        HeaderLines lines = lines(hop);
        if (buffer.length == 0) {
            buffer = new byte[512];
        }
        length = 0;
        text(hop.method());
        bytes(hop.target().requestLineEnd());
        if (!lines.host()) {
            bytes(hop.target().hostLine());
        }
        bytes(lines.lines());
        if (!lines.authorization() && !hop.authorization().isEmpty()) {
            header("Authorization", hop.authorization());
        }
        if (!lines.cookie() && !cookies.isEmpty()) {
            cookies(hop.target());
        }
        if (!along.isEmpty()) {
            along(hop);
        }
        body(hop, lines);
        text("\r\n");
        return new WireRequest(
                buffer,
                length,
                hop.body(),
                hop.method().equals("HEAD"),
                lines.close(),
                hop.draft().plan(plans));
    }

    private void along(Hop hop) {
        along.forEach(
                (name, value) -> {
                    if (!own.has(name) && !hop.headers().has(name)) {
                        header(name, value);
                    }
                });
    }

    private HeaderLines lines(Hop hop) {
        if (!hop.hasOnlySharedHeaders()) {
            return HeaderLines.of(hop.reduce(merged(hop.headers(), hop.contentType())));
        }
        HeaderLines lines = shared();
        boolean otherType = lines.contentType() && !hop.contentType().isEmpty();
        return otherType ? HeaderLines.of(merged(hop.headers(), hop.contentType())) : lines;
    }

    private HeaderLines shared() {
        if (sharedVersion != own.version()) {
            shared = HeaderLines.of(merged(new Headers(), ""));
            sharedVersion = own.version();
        }
        return shared;
    }

    /** A request's headers win over the type of its body, and that over the user's headers. */
    private Headers merged(Headers request, String contentType) {
        Headers all = new Headers();
        override(all, defaults);
        override(all, own);
        if (!contentType.isEmpty()) {
            all.set("Content-Type", contentType);
        }
        override(all, request);
        return all;
    }

    private static void override(Headers all, Headers stronger) {
        stronger.forEach((name, value) -> all.remove(name));
        stronger.forEach(all::add);
    }

    private void cookies(Target target) {
        String line = cookies.header(target);
        if (!line.isEmpty()) {
            header("Cookie", line);
        }
    }

    private void body(Hop hop, HeaderLines lines) {
        if (!hop.hasBody()) {
            if (expectsBody(hop.method())) {
                text("Content-Length: 0\r\n");
            }
            return;
        }
        if (!hop.contentType().isEmpty() && !lines.contentType()) {
            header("Content-Type", hop.contentType());
        }
        long bytes = hop.body().length();
        if (bytes < 0) {
            text("Transfer-Encoding: chunked\r\n");
        } else {
            header("Content-Length", Long.toString(bytes));
        }
    }

    private static boolean expectsBody(String method) {
        return switch (method) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }

    private void header(String name, String value) {
        text(name);
        text(": ");
        text(value);
        text("\r\n");
    }

    private void bytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    /** Latin-1, as {@link HeaderText} made sure. */
    private void text(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
