package dev.acrida.http;

import dev.acrida.StopUser;
import dev.acrida.Timeouts;
import dev.acrida.http.wire.Origin;
import dev.acrida.http.wire.WireFailure;
import dev.acrida.http.wire.WireRequest;
import dev.acrida.http.wire.WireResponse;
import dev.acrida.spi.RequestTracer;
import dev.acrida.spi.RequestTracer.Trace;
import dev.acrida.spi.SampleSink;
import dev.acrida.stats.EntryKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends one user's requests and follows their redirects. Confined to the user's thread. */
final class ChainSender {
    /** How one request of a chain is sent. */
    interface Exchange {
        /** Sends it and blocks until its response is here, or as much of it as is asked for. */
        WireResponse send(Origin origin, WireRequest request, Timeouts timeouts, long deadlineNanos)
                throws WireFailure;
    }

    private static final int MAX_REDIRECTS = 30;
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Exchange exchange;
    private final HeadWriter heads;
    private final CookieJar cookies;
    private final SampleSink samples;
    private final Consumer<Origin> forgetAddresses;
    private final @Nullable RequestTracer tracer;

    ChainSender(
            Exchange exchange,
            Consumer<Origin> forgetAddresses,
            HeadWriter heads,
            CookieJar cookies,
            SampleSink samples,
            Optional<RequestTracer> tracer) {
        this.exchange = exchange;
        this.forgetAddresses = forgetAddresses;
        this.heads = heads;
        this.cookies = cookies;
        this.samples = samples;
        this.tracer = tracer.orElse(null);
    }

    /**
     * Sends a request and blocks until the last response of its chain is complete, or there is
     * none.
     *
     * @throws StopUser if the user is stopped first; what was sent is then declared lost
     */
    Answer send(EntryKey key, Hop first) {
        Timeouts timeouts = first.draft().timeouts();
        long beganNanos = System.nanoTime();
        long deadlineNanos = beganNanos + nanos(timeouts.total());
        Answer answer = new Answer(key, first);
        samples.issued();
        if (tracer != null) {
            follow(answer, first, tracer);
        }
        for (int redirects = 0; ; redirects++) {
            WireResponse response;
            try {
                Hop hop = answer.last();
                if (hop.draft().asksForFreshDns()) {
                    forgetAddresses.accept(hop.target().origin());
                }
                response =
                        exchange.send(
                                hop.target().origin(), heads.write(hop), timeouts, deadlineNanos);
            } catch (WireFailure failure) {
                stopIfAsked(failure, answer, redirects);
                return answer.failed(failure, beganNanos);
            }
            answer.received(response);
            keepCookies(answer.last(), response);
            if (!goOn(answer, response, redirects)) {
                return answer;
            }
        }
    }

    private void follow(Answer answer, Hop first, RequestTracer tracer) {
        Trace trace = tracer.begin(answer.key(), first.method(), first.target().url());
        answer.trace(trace);
        heads.along(trace.headers());
    }

    private static long nanos(Duration total) {
        return (total.compareTo(LONGEST) < 0 ? total : LONGEST).toNanos();
    }

    private void stopIfAsked(WireFailure failure, Answer answer, int redirects) {
        if (failure.kind() != WireFailure.Kind.STOPPED) {
            return;
        }
        if (failure.sent() || redirects > 0) {
            samples.lost(answer.key());
        } else {
            samples.withdrawn();
        }
        answer.trace().lost();
        throw new StopUser();
    }

    private void keepCookies(Hop hop, WireResponse response) {
        if (response.setsCookies()) {
            cookies.keep(hop.target(), response.headers().all("Set-Cookie"));
        }
    }

    /** Whether the chain goes on; if not, the answer is complete. */
    private static boolean goOn(Answer answer, WireResponse response, int redirects) {
        Hop hop = answer.last();
        String location = location(hop, response);
        if (location.isEmpty()) {
            decode(answer, response);
            return false;
        }
        if (redirects == MAX_REDIRECTS) {
            answer.failed("more than " + MAX_REDIRECTS + " redirects");
            return false;
        }
        try {
            Target target = Redirect.target(hop.target(), location);
            answer.redirected(hop.next(response.status(), target));
            return true;
        } catch (IllegalArgumentException e) {
            answer.failed("redirect to what is no HTTP URL");
            return false;
        }
    }

    private static String location(Hop hop, WireResponse response) {
        boolean follows =
                Redirect.isRedirect(response.status())
                        && hop.draft().followsRedirects(hop.method());
        return follows ? response.header("Location") : "";
    }

    private static void decode(Answer answer, WireResponse response) {
        if (!response.isEncoded() || !response.isKept() || response.bodyLength() == 0) {
            return;
        }
        try {
            answer.decoded(
                    ContentCoding.decode(
                            response.body(),
                            response.header("Content-Encoding"),
                            response.maxBytes()));
        } catch (IOException e) {
            answer.failed(String.valueOf(e.getMessage()));
        }
    }
}
