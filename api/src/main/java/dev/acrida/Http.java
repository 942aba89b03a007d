package dev.acrida;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A user's HTTP client. Each call sends at once, blocks the user's virtual thread until the
 * response is complete and records one sample, also for a chain of redirects. A request that fails
 * is data: a failed sample, and a response with status 0 if there was none. Statuses of 400 and
 * more fail.
 *
 * <p>Confined to its user's thread. Connections, cookies and default headers last for the user's
 * life and are shared with no other user.
 */
public interface Http extends HttpVerbs<Response> {
    /**
     * Sends requests whose outcome the test decides before the sample is recorded:
     *
     * <pre>{@code
     * try (var response = http.judge().get("/products")) {
     *     if (!response.json().has("products")) response.failure("no products");
     * }
     * }</pre>
     *
     * <p>The sample is recorded when the block closes. An exception thrown in the block goes on to
     * the caller, and the sample is recorded all the same, since {@code close()} cannot see it; use
     * {@link #judge(Consumer)} where an exception should decide.
     */
    HttpVerbs<JudgedResponse> judge();

    /**
     * Sends requests that the lambda judges before the sample is recorded. If it calls {@link
     * JudgedResponse#success} or {@link JudgedResponse#failure}, the last call decides. If it
     * throws a {@link ResponseError}, the request fails with its message and the error goes no
     * further. If it throws anything else, the exception goes on to the caller, and without a
     * verdict before it no sample is recorded. Otherwise the status decides.
     */
    HttpVerbs<Response> judge(Consumer<? super JudgedResponse> verdict);

    /**
     * Sends requests at the same time, as a browser does for the parts of a page, and waits for all
     * of them:
     *
     * <pre>{@code
     * http.parallel(h -> h.get("/style.css"), h -> h.get("/logo.png"));
     * }</pre>
     *
     * <p>Each branch has a thread and a client of its own, with the user's cookies, time-outs and a
     * copy of its headers, and each of its requests records a sample. They share the user's
     * connections, so that requests beyond {@link Connections#maxPerHost()} wait for one; over
     * HTTP/2 they are streams of one connection. The user's own client must not be used meanwhile.
     *
     * <p>When a branch throws, the others go on to their end; then what it threw goes on to the
     * caller, and what others threw is suppressed in it. When the user is stopped, all are.
     *
     * @return what the branches returned, in their order
     * @throws IllegalStateException if a branch uses the user's client instead of its own
     */
    List<Response> parallel(Branch... branches);

    /**
     * Sends a request for each item at the same time, as {@link #parallel(Branch...)} does: {@code
     * http.parallel(paths, (h, path) -> h.get(path))}.
     */
    default <T> List<Response> parallel(
            Collection<? extends T> items,
            BiFunction<? super Http, ? super T, ? extends Response> send) {
        return parallel(
                items.stream()
                        .map(item -> (Branch) http -> send.apply(http, item))
                        .toArray(Branch[]::new));
    }

    /** What is done beside other branches; several requests one after the other, if need be. */
    @FunctionalInterface
    interface Branch {
        /** Sends with this client, which is valid until the branch ends. */
        Response send(Http http);
    }

    /**
     * Sends requests whose response is read while it arrives. Redirects are followed as usual; the
     * sample is recorded when the response is closed.
     */
    HttpVerbs<StreamedResponse> stream();

    /** Opens a WebSocket; otherwise as {@link #webSocket(String, Consumer)}. */
    default WebSocket webSocket(String url) {
        return webSocket(url, request -> {});
    }

    /**
     * Opens a WebSocket and blocks until the server has answered: one sample. Cookies and headers
     * are sent as with other requests.
     *
     * @param url absolute ({@code ws://}, {@code wss://} or HTTP), or a path below the host
     * @param request sets query, headers, name and time-outs; those hold for connecting
     * @throws IllegalArgumentException if the URL is none; no sample is recorded then
     */
    WebSocket webSocket(String url, Consumer<? super Request> request);

    /**
     * Gives all requests of a block one name, also those of code that knows nothing of it:
     *
     * <pre>{@code
     * try (var _ = http.rename("/articles/{id}")) {
     *     new ArticleClient(http).read(17);
     * }
     * }</pre>
     *
     * <p>A name that a request gives itself wins; of blocks inside each other the inner one does.
     * Holds for streams, WebSockets and the branches of {@link #parallel(Branch...)} too.
     *
     * @param name as {@link Request#name} takes it
     */
    NamedBlock rename(String name);

    /** Headers sent with every request from now on; a request's own headers replace them. */
    Headers headers();

    /** The cookies that servers have set, and that are sent back to them. */
    Cookies cookies();

    /** Sets the time-outs of every request from now on that has none of its own. */
    void timeouts(Timeouts timeouts);

    /** Closes all idle connections; the next request opens a new one. */
    void closeConnections();
}
