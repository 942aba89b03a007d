package dev.acrida.http;

import dev.acrida.Headers;
import dev.acrida.SentRequest;
import dev.acrida.http.wire.RequestBody;

/**
 * One request in a chain of redirects. Immutable.
 *
 * @param draft what the author described
 * @param authorization the {@code Authorization} header if no other is set, or empty
 * @param sameOrigin whether all requests of the chain went to one origin
 * @param sameMethod whether a redirect has not turned it into a request without a body
 */
record Hop(
        String method,
        Target target,
        RequestDraft draft,
        String authorization,
        boolean sameOrigin,
        boolean sameMethod) {
    private static final String[] FOR_ORIGIN = {"Authorization", "Cookie", "Host"};
    private static final String[] FOR_BODY = {
        "Content-Encoding", "Content-Language", "Content-Location", "Content-Type"
    };

    /** The first request of a chain. */
    static Hop first(String method, Target target, RequestDraft draft, String authorization) {
        return new Hop(method, target, draft, authorization, true, true);
    }

    /** The request that a redirect with this status asks for. */
    Hop next(int status, Target to) {
        String nextMethod = Redirect.method(status, method);
        boolean here = to.origin().equals(target.origin());
        String inherited = here ? authorization : "";
        return new Hop(
                nextMethod,
                to,
                draft,
                to.authorization().isEmpty() ? inherited : to.authorization(),
                sameOrigin && here,
                sameMethod && nextMethod.equals(method));
    }

    /** Whether all requests of the user without headers of their own have the same headers. */
    boolean hasOnlySharedHeaders() {
        return sameOrigin && sameMethod && draft.headers().isEmpty();
    }

    /** The headers of this request alone. */
    Headers headers() {
        return draft.headers();
    }

    /** Removes what a redirect must not carry along: credentials, and what describes a body. */
    Headers reduce(Headers headers) {
        if (!sameOrigin) {
            removeAll(headers, FOR_ORIGIN);
        }
        if (!sameMethod) {
            removeAll(headers, FOR_BODY);
        }
        return headers;
    }

    private static void removeAll(Headers headers, String[] names) {
        for (String name : names) {
            headers.remove(name);
        }
    }

    /** Whether there is a body, even an empty one; a redirect may have dropped it. */
    boolean hasBody() {
        return sameMethod && draft.hasBody();
    }

    /** What the author can see of it. */
    SentRequest sent() {
        return new SentRequest(method, target.url(), headers(), BodyText.of(body()));
    }

    /** The body; {@link RequestBody#NONE} if there is none. */
    RequestBody body() {
        return sameMethod ? draft.body() : RequestBody.NONE;
    }

    /** The type of the body; empty without a body. */
    String contentType() {
        return sameMethod ? draft.contentType() : "";
    }
}
