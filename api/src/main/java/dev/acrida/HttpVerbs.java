package dev.acrida;

import java.util.function.Consumer;

/**
 * Sends requests with each HTTP method. A URL is absolute, or a path that is appended to the user's
 * {@link User#host() host}.
 *
 * @param <R> what a request answers with
 */
public interface HttpVerbs<R> {
    /**
     * Sends a request and blocks until its response is complete.
     *
     * @param method any HTTP method, in capitals
     * @param url absolute, or a path below the host
     * @param request sets query, headers, body, name, time-outs …
     * @return the response; one with status 0 and an {@link Response#error() error} if there was
     *     none
     * @throws IllegalArgumentException if the URL is no HTTP URL; no sample is recorded then
     */
    R send(String method, String url, Consumer<? super Request> request);

    /** Sends a request without a body; otherwise as {@link #send(String, String, Consumer)}. */
    default R send(String method, String url) {
        return send(method, url, request -> {});
    }

    /** Sends GET; follows redirects. */
    default R get(String url) {
        return send("GET", url);
    }

    /** Sends GET as the lambda describes; follows redirects. */
    default R get(String url, Consumer<? super Request> request) {
        return send("GET", url, request);
    }

    /** Sends HEAD; does not follow redirects. */
    default R head(String url) {
        return send("HEAD", url);
    }

    /** Sends HEAD as the lambda describes; does not follow redirects. */
    default R head(String url, Consumer<? super Request> request) {
        return send("HEAD", url, request);
    }

    /** Sends OPTIONS; follows redirects. */
    default R options(String url) {
        return send("OPTIONS", url);
    }

    /** Sends OPTIONS as the lambda describes; follows redirects. */
    default R options(String url, Consumer<? super Request> request) {
        return send("OPTIONS", url, request);
    }

    /** Sends POST without a body; follows redirects. */
    default R post(String url) {
        return send("POST", url);
    }

    /** Sends POST as the lambda describes; follows redirects. */
    default R post(String url, Consumer<? super Request> request) {
        return send("POST", url, request);
    }

    /** Sends PUT without a body; follows redirects. */
    default R put(String url) {
        return send("PUT", url);
    }

    /** Sends PUT as the lambda describes; follows redirects. */
    default R put(String url, Consumer<? super Request> request) {
        return send("PUT", url, request);
    }

    /** Sends PATCH without a body; follows redirects. */
    default R patch(String url) {
        return send("PATCH", url);
    }

    /** Sends PATCH as the lambda describes; follows redirects. */
    default R patch(String url, Consumer<? super Request> request) {
        return send("PATCH", url, request);
    }

    /** Sends DELETE; follows redirects. */
    default R delete(String url) {
        return send("DELETE", url);
    }

    /** Sends DELETE as the lambda describes; follows redirects. */
    default R delete(String url, Consumer<? super Request> request) {
        return send("DELETE", url, request);
    }
}
