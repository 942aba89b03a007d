package dev.acrida;

import java.util.List;
import java.util.function.Consumer;

/** Stands for the client that a user without HTTP does not have: says so when it is used. */
final class NoHttp implements Http {
    private final Class<?> taskSet;

    NoHttp(Class<?> taskSet) {
        this.taskSet = taskSet;
    }

    @Override
    public Response send(String method, String url, Consumer<? super Request> request) {
        throw missing();
    }

    @Override
    public HttpVerbs<JudgedResponse> judge() {
        throw missing();
    }

    @Override
    public HttpVerbs<Response> judge(Consumer<? super JudgedResponse> verdict) {
        throw missing();
    }

    @Override
    public List<Response> parallel(Branch... branches) {
        throw missing();
    }

    @Override
    public HttpVerbs<StreamedResponse> stream() {
        throw missing();
    }

    @Override
    public WebSocket webSocket(String url, Consumer<? super Request> request) {
        throw missing();
    }

    @Override
    public NamedBlock rename(String name) {
        throw missing();
    }

    @Override
    public Headers headers() {
        throw missing();
    }

    @Override
    public Cookies cookies() {
        throw missing();
    }

    @Override
    public void timeouts(Timeouts timeouts) {
        throw missing();
    }

    @Override
    public void closeConnections() {
        throw missing();
    }

    private IllegalStateException missing() {
        return new IllegalStateException(
                taskSet.getName() + " uses http, but its user is no HttpUser: extend HttpUser");
    }
}
