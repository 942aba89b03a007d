package dev.acrida.http.wire;

import org.apache.hc.core5.http2.H2Error;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * An exchange that is one stream of several. What the user does not take is not given back to the
 * server's window, so that it has to wait for a slow user alone. Confined to the user's thread.
 */
final class Http2Exchange implements LiveExchange {
    private static final int WORTH_A_FRAME = Http2Stream.WINDOW / 4;

    private final Http2Connection connection;
    private final WireRequest request;
    private final Http2Stream stream;
    private final Http2RequestWriter writer;
    private final Runnable ended;
    private int taken;

    /** Takes a stream whose head has been sent; {@code ended} is told when it is over. */
    Http2Exchange(
            Http2Connection connection,
            WireRequest request,
            Http2Stream stream,
            Http2RequestWriter writer,
            Runnable ended) {
        this.connection = connection;
        this.request = request;
        this.stream = stream;
        this.writer = writer;
        this.ended = ended;
    }

    @Override
    public WireResponse begin(BodyQueue queue, Attempt attempt) throws WireFailure {
        if (request.hasBody() && !writer.write(request.body())) {
            connection.sender().reset(stream.id(), H2Error.NO_ERROR); // as RFC 9113, 8.1 wants it
        }
        stream.await(queue::isOpen, attempt);
        return queue.isOpen() ? stream.response() : stream.result(attempt);
    }

    @Override
    public WireResponse response() {
        return stream.response();
    }

    @Override
    public boolean goesOn() {
        return stream.inExchange();
    }

    @Override
    public Awaited awaited() {
        return stream;
    }

    @Override
    public void await(BooleanSupplier there, Attempt attempt) throws WireFailure {
        stream.await(there, attempt);
    }

    @Override
    public void taken(BodyQueue queue, int bytes) {
        taken += bytes;
        if (taken >= WORTH_A_FRAME && stream.inExchange()) {
            connection.sender().giveBack(stream, taken);
            taken = 0;
        }
    }

    @Override
    public WireResponse outcome(Attempt attempt) throws WireFailure {
        return stream.result(attempt);
    }

    @Override
    public boolean write(ByteBuffer bytes, Attempt attempt) throws WireFailure {
        return writer.write(bytes);
    }

    @Override
    public void end() {
        writer.finish();
        connection.end(stream);
        ended.run();
    }
}
