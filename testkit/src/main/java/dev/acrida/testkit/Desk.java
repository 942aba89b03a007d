package dev.acrida.testkit;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Serves one request: counts it, answers it or lets it fail, and sends the reply. Thread-safe. */
final class Desk {
    private static final int MISSING_BYTES = 1000;

    private final Faults faults;
    private final RecentRequests recent;
    private final AcceptedSockets sockets;
    private final List<Freeze> freezes;
    private final Till till;
    private final long startedNanos = System.nanoTime();
    private volatile Tally tally = new Tally();

    Desk(ShopOptions options, AcceptedSockets sockets) {
        this.faults = new Faults(options.failEvery(), options.resetEvery());
        this.recent = new RecentRequests(options.recentLimit());
        this.sockets = sockets;
        this.freezes = options.freezes();
        this.till = new Till(options.capacity());
    }

    ShopCounts counts() {
        return tally.snapshot();
    }

    void resetCounts() {
        tally = new Tally();
    }

    List<ReceivedRequest> recent() {
        return recent.list();
    }

    void serve(String route, Endpoint endpoint, ServerRequest request, ServerResponse response) {
        Tally counted = tally;
        counted.received(request.prologue().method().text(), route);
        Exchange exchange = Exchange.read(request);
        if (recent.isKept()) {
            recent.add(exchange.received());
        }
        waitForThaw();
        long passes = till.passes(nanos());
        await(() -> passes - nanos());
        switch (faults.next()) {
            case NONE -> answer(counted, reply(endpoint, exchange), response);
            case FAIL -> answer(counted, Reply.error(500, "Out of order, as asked for"), response);
            case RESET -> {
                counted.reset();
                breakOff(reply(endpoint, exchange), request, response);
            }
        }
    }

    /** Answers without counting or faults. */
    void serveAside(Endpoint endpoint, ServerRequest request, ServerResponse response) {
        send(reply(endpoint, Exchange.read(request)), response);
    }

    private void waitForThaw() {
        for (Freeze freeze : freezes) {
            await(() -> freeze.left(Duration.ofNanos(nanos())).toNanos());
        }
    }

    /** Since the shop's start. */
    private long nanos() {
        return System.nanoTime() - startedNanos;
    }

    private static void await(LongSupplier leftNanos) {
        for (long left = leftNanos.getAsLong(); left > 0; left = leftNanos.getAsLong()) {
            if (Thread.interrupted()) {
                throw new CloseConnectionException("The shop is closing");
            }
            LockSupport.parkNanos(left);
        }
    }

    private static Reply reply(Endpoint endpoint, Exchange exchange) {
        try {
            return endpoint.answer(exchange);
        } catch (Refusal refusal) {
            return Reply.error(refusal.status(), String.valueOf(refusal.getMessage()));
        }
    }

    private static void answer(Tally counted, Reply reply, ServerResponse response) {
        counted.answered(reply.status());
        send(reply, response);
    }

    private static void send(Reply reply, ServerResponse response) {
        head(reply, response);
        if (reply.pieces() > 0) {
            sendPieces(reply, response);
        } else if (reply.body().length == 0) {
            response.send();
        } else {
            response.send(reply.body());
        }
    }

    private static void head(Reply reply, ServerResponse response) {
        response.status(reply.status());
        for (Map.Entry<String, String> header : reply.headers()) {
            response.headers().add(HeaderNames.create(header.getKey()), header.getValue());
        }
    }

    private static void sendPieces(Reply reply, ServerResponse response) {
        byte[] body = reply.body();
        try (OutputStream out = response.outputStream()) {
            for (int i = 0; i < reply.pieces(); i++) {
                int from = (int) ((long) body.length * i / reply.pieces());
                int to = (int) ((long) body.length * (i + 1) / reply.pieces());
                out.write(body, from, to - from);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A streamed reply broke off", e);
        }
    }

    /** Sends a head that promises more than follows, then resets the connection. */
    private void breakOff(Reply reply, ServerRequest request, ServerResponse response) {
        head(reply, response);
        response.contentLength(reply.body().length + MISSING_BYTES);
        try {
            OutputStream out = response.outputStream();
            out.write(reply.body());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("A reply to be reset broke off by itself", e);
        }
        sockets.reset(request.remotePeer().address());
        throw new CloseConnectionException("Reset, as asked for");
    }
}
