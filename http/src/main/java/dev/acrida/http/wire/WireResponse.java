package dev.acrida.http.wire;

import dev.acrida.Headers;
import dev.acrida.Timings;

/** A complete response, with when things happened. Safe to read from any thread. */
public final class WireResponse {
    WireResponse() {}

    /** The status, from 100 to 999. */
    public int status() {
        throw new UnsupportedOperationException();
    }

    /** All headers: parsed anew with each call. */
    public Headers headers() {
        throw new UnsupportedOperationException();
    }

    /** The first value of a header, or an empty string if it is not there. */
    public String header(String name) {
        throw new UnsupportedOperationException(name);
    }

    /** Whether there is a {@code Set-Cookie} header: known without a search. */
    public boolean setsCookies() {
        throw new UnsupportedOperationException();
    }

    /** Whether there is a {@code Content-Encoding} header: known without a search. */
    public boolean isEncoded() {
        throw new UnsupportedOperationException();
    }

    /** The body, not in chunks any more, but still compressed; not to be changed. */
    public byte[] body() {
        throw new UnsupportedOperationException();
    }

    /** The length of {@link #body()}, without asking for it. */
    public int bodyLength() {
        throw new UnsupportedOperationException();
    }

    /** When the exchange began, by {@link System#nanoTime()}. */
    public long startedNanos() {
        throw new UnsupportedOperationException();
    }

    /** When the last byte was read, by {@link System#nanoTime()}. */
    public long endedNanos() {
        throw new UnsupportedOperationException();
    }

    /** Where the time went. */
    public Timings timings() {
        throw new UnsupportedOperationException();
    }

    /** How many bytes of this response came in, without TLS. */
    public long wireBytesIn() {
        throw new UnsupportedOperationException();
    }

    /** How many bytes of the request went out, without TLS. */
    public long wireBytesOut() {
        throw new UnsupportedOperationException();
    }
}
