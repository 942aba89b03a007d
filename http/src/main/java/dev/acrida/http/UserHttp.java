package dev.acrida.http;

import dev.acrida.Cookies;
import dev.acrida.Headers;
import dev.acrida.Http;
import dev.acrida.HttpVerbs;
import dev.acrida.JudgedResponse;
import dev.acrida.Request;
import dev.acrida.Response;
import dev.acrida.ResponseError;
import dev.acrida.StopUser;
import dev.acrida.Timeouts;
import dev.acrida.http.wire.UserConnections;
import dev.acrida.spi.UserContext;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.function.Consumer;

/** The HTTP client of one user. Confined to the user's thread. */
final class UserHttp implements Http, AutoCloseable {
    private final UserContext user;
    private final UserConnections connections;
    private final Sites sites;
    private final Samples samples;
    private final Headers headers = new Headers();
    private final CookieJar cookies;
    private final ChainSender sender;
    private final HttpVerbs<JudgedResponse> judging = this::judged;
    private RequestDraft plain;
    private @Nullable Site site;

    UserHttp(
            UserContext user,
            HttpOptions options,
            UserConnections connections,
            Sites sites,
            InstantSource clock) {
        this.user = user;
        this.connections = connections;
        this.sites = sites;
        this.samples = new Samples(user);
        this.cookies = new CookieJar(() -> target("/"), clock);
        this.plain = new RequestDraft(options.timeouts());
        HeadWriter heads = new HeadWriter(options.userAgent(), headers, cookies);
        this.sender = new ChainSender(connections, heads, cookies, user.samples());
    }

    @Override
    public Response send(String method, String url) {
        return samples.record(exchange(method, url, plain));
    }

    @Override
    public Response send(String method, String url, Consumer<? super Request> request) {
        return samples.record(exchange(method, url, draft(request)));
    }

    @Override
    public HttpVerbs<JudgedResponse> judge() {
        return judging;
    }

    private JudgedResponse judged(String method, String url, Consumer<? super Request> request) {
        return new JudgedAnswer(exchange(method, url, draft(request)), samples);
    }

    @Override
    public HttpVerbs<Response> judge(Consumer<? super JudgedResponse> verdict) {
        return (method, url, request) -> {
            Answer answer = exchange(method, url, draft(request));
            judge(new JudgedAnswer(answer, samples), verdict);
            return answer;
        };
    }

    private static void judge(JudgedAnswer answer, Consumer<? super JudgedResponse> verdict) {
        try {
            verdict.accept(answer);
        } catch (ResponseError e) {
            answer.thrown(e);
        } catch (RuntimeException | Error e) {
            answer.dropUnlessDecided();
            throw e;
        } finally {
            answer.close();
        }
    }

    private RequestDraft draft(Consumer<? super Request> request) {
        RequestDraft draft = new RequestDraft(plain.timeouts());
        request.accept(draft);
        return draft;
    }

    private Answer exchange(String method, String url, RequestDraft draft) {
        HeaderText.checkToken("method of a request", method);
        Target target = draft.target(target(url));
        if (Thread.currentThread().isInterrupted()) {
            throw new StopUser();
        }
        Hop first = Hop.first(method, target, draft, target.authorization());
        return sender.send(draft.key(method, target), first);
    }

    private Target target(String url) {
        if (!url.startsWith("/") && Target.isAbsolute(url)) {
            return sites.elsewhere().target(url);
        }
        Site own = site;
        if (own == null) {
            own = sites.of(user.host());
            site = own;
        }
        return own.target(url);
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Cookies cookies() {
        return cookies;
    }

    @Override
    public void timeouts(Timeouts timeouts) {
        plain = new RequestDraft(timeouts);
    }

    @Override
    public void closeConnections() {
        connections.closeIdle();
    }

    @Override
    public void close() {
        connections.close();
    }
}
