package dev.acrida.http;

import dev.acrida.Bodies;
import dev.acrida.Headers;
import dev.acrida.Http;
import dev.acrida.HttpVerbs;
import dev.acrida.JudgedResponse;
import dev.acrida.NamedBlock;
import dev.acrida.Request;
import dev.acrida.Response;
import dev.acrida.ResponseError;
import dev.acrida.StopUser;
import dev.acrida.StreamedResponse;
import dev.acrida.Timeouts;
import dev.acrida.WebSocket;
import dev.acrida.http.websocket.Handshake;
import dev.acrida.http.wire.Origin;
import dev.acrida.http.wire.UserConnections;
import dev.acrida.spi.IterationAware;
import dev.acrida.spi.UserContext;
import dev.acrida.stats.EntryKey;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The HTTP client of one user, or of a branch that the user starts beside its own thread. Confined
 * to that thread; users and branches share cookies, samples and connections. What a user needs only
 * once it sends is made then: a million may wait before they do.
 */
final class UserHttp implements Http, IterationAware, AutoCloseable {
    private final UserContext user;
    private final SharedParts shared;
    private final Samples samples;
    private RequestDraft plain;
    private @Nullable Headers headers;
    private @Nullable CookieJar cookies;
    private @Nullable UserConnections connections;
    private @Nullable ChainSender sender;
    private @Nullable StreamClient streaming;
    private @Nullable Site site;
    private boolean branching;
    private String blockName = "";

    UserHttp(UserContext user, SharedParts shared) {
        this.user = user;
        this.shared = shared;
        this.samples = new Samples(user);
        this.plain = shared.plain();
    }

    /** A branch of this client. */
    private UserHttp(UserHttp trunk) {
        this.user = trunk.user;
        this.shared = trunk.shared;
        this.samples = trunk.samples;
        this.plain = trunk.plain;
        this.blockName = trunk.blockName;
        trunk.headers().forEach(headers()::add);
        cookies = trunk.cookies();
        connections = trunk.connections().fork();
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
        return this::judged;
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

    @Override
    public List<Response> parallel(Branch... branches) {
        refuseTwoThreads();
        List<UserHttp> clients =
                Stream.generate(() -> new UserHttp(this)).limit(branches.length).toList();
        branching = true;
        try {
            return Branches.run(clients, List.of(branches));
        } finally {
            clients.forEach(UserHttp::closeStreams);
            branching = false;
        }
    }

    private void refuseTwoThreads() {
        if (branching) {
            throw new IllegalStateException(
                    "http.parallel: a branch must send with its own client, not with the user's;"
                            + " write h -> h.get(...)");
        }
    }

    private RequestDraft draft(Consumer<? super Request> request) {
        RequestDraft draft = new RequestDraft(plain.timeouts());
        request.accept(draft);
        return draft;
    }

    private Answer exchange(String method, String url, RequestDraft draft) {
        refuseTwoThreads();
        Target target = draft.target(target(url));
        EntryKey key = draft.key(method, target, blockName);
        return sender().send(key, hop(method, target, draft));
    }

    private Hop hop(String method, Target target, RequestDraft draft) {
        HeaderText.checkToken("method of a request", method);
        if (Thread.currentThread().isInterrupted()) {
            throw new StopUser();
        }
        return Hop.first(method, target, draft, target.authorization());
    }

    @Override
    public HttpVerbs<StreamedResponse> stream() {
        return (method, url, request) -> {
            RequestDraft draft = draft(request);
            Target target = draft.target(target(url));
            EntryKey key = draft.key(method, target, blockName);
            return streaming().send(key, hop(method, target, draft));
        };
    }

    @Override
    public WebSocket webSocket(String url, Consumer<? super Request> request) {
        RequestDraft draft = draft(request);
        Target target = draft.target(target(overHttp(url)));
        WebSocketAgreement.checkOffer(draft);
        String key = Handshake.key();
        draft.header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", key)
                .followRedirects(false);
        String name = draft.key("GET", target, blockName).name();
        return streaming().webSocket(name, key, hop("GET", target, draft));
    }

    @Override
    public NamedBlock rename(String name) {
        String before = blockName;
        blockName = name;
        return () -> blockName = before;
    }

    /** {@code ws://} is {@code http://}, and {@code wss://} is {@code https://}. */
    private static String overHttp(String url) {
        boolean webSocket =
                url.regionMatches(true, 0, "ws://", 0, 5)
                        || url.regionMatches(true, 0, "wss://", 0, 6);
        return webSocket ? "http" + url.substring(2) : url;
    }

    private ChainSender sender() {
        ChainSender made = sender;
        if (made == null) {
            made = chain(connections()::exchange, connections()::forgetAddresses);
            sender = made;
        }
        return made;
    }

    /** Made at the first request: a user cannot say how to connect while it is constructed. */
    private UserConnections connections() {
        UserConnections made = connections;
        if (made == null) {
            made = shared.wire().connections(user.httpSettings());
            connections = made;
        }
        return made;
    }

    private StreamClient streaming() {
        StreamClient made = streaming;
        if (made == null) {
            made = new StreamClient(connections().streams(), samples, bodies(), this::chain);
            streaming = made;
        }
        return made;
    }

    private ChainSender chain(ChainSender.Exchange exchange, Consumer<Origin> forgetAddresses) {
        return new ChainSender(
                exchange,
                forgetAddresses,
                heads(),
                cookies(),
                user.samples(),
                shared.options().tracer());
    }

    private HeadWriter heads() {
        return new HeadWriter(defaults(connections()), headers(), cookies(), bodies());
    }

    private Bodies bodies() {
        return user.httpSettings().bodies();
    }

    private Headers defaults(UserConnections own) {
        Headers defaults =
                new Headers()
                        .set("User-Agent", shared.options().userAgent())
                        .set("Accept", "*/*")
                        .set("Accept-Encoding", "gzip, deflate, br");
        // The server then closes first, so that used ports do not wait on this side.
        return own.closeAfterEach() ? defaults.set("Connection", "close") : defaults;
    }

    private Target target(String url) {
        if (!url.startsWith("/") && Target.isAbsolute(url)) {
            return shared.sites().elsewhere().target(url);
        }
        Site own = site;
        if (own == null) {
            own = shared.sites().of(user.host());
            site = own;
        }
        return own.target(url);
    }

    @Override
    public Headers headers() {
        Headers made = headers;
        if (made == null) {
            made = new Headers();
            headers = made;
        }
        return made;
    }

    @Override
    public CookieJar cookies() {
        CookieJar made = cookies;
        if (made == null) {
            made = new CookieJar(() -> target("/"), shared.clock());
            cookies = made;
        }
        return made;
    }

    @Override
    public void timeouts(Timeouts timeouts) {
        plain = new RequestDraft(timeouts);
    }

    @Override
    public void closeConnections() {
        if (streaming != null) {
            streaming.closeIdle();
        }
        if (connections != null) {
            connections.closeIdle();
        }
    }

    private void closeStreams() {
        if (streaming != null) {
            streaming.close();
        }
    }

    @Override
    public void iterationEnded() {
        if (connections != null) {
            connections.iterationEnded();
        }
    }

    @Override
    public void close() {
        closeStreams();
        if (connections != null) {
            connections.close();
        }
    }
}
