package dev.acrida.http.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** An exchange that has its connection for itself. Confined to the user's thread. */
final class Http1Exchange implements LiveExchange {
    private final Connection connection;
    private final WireRequest request;
    private final Consumer<Connection> keeper;
    private boolean wholeRequestSent;

    /** Takes a connection on which the exchange has begun; the keeper gets it if it can go on. */
    Http1Exchange(Connection connection, WireRequest request, Consumer<Connection> keeper) {
        this.connection = connection;
        this.request = request;
        this.keeper = keeper;
    }

    @Override
    public WireResponse begin(BodyQueue queue, Attempt attempt) throws WireFailure {
        wholeRequestSent = new RequestWriter().write(request, connection, attempt);
        connection.await(queue::isOpen, attempt);
        return queue.isOpen() ? connection.response() : connection.outcome(attempt);
    }

    @Override
    public WireResponse response() {
        return connection.response();
    }

    @Override
    public boolean goesOn() {
        return connection.inExchange();
    }

    @Override
    public Awaited awaited() {
        return connection;
    }

    @Override
    public void await(BooleanSupplier there, Attempt attempt) throws WireFailure {
        connection.await(there, attempt);
    }

    @Override
    public void taken(BodyQueue queue, int bytes) {
        connection.readOn(queue);
    }

    @Override
    public WireResponse outcome(Attempt attempt) throws WireFailure {
        return connection.outcome(attempt);
    }

    @Override
    public boolean write(ByteBuffer bytes, Attempt attempt) throws IOException, WireFailure {
        return RequestWriter.send(bytes, connection, attempt);
    }

    @Override
    public void end() {
        boolean aborted = connection.abandon();
        if (!aborted && connection.rest(wholeRequestSent)) {
            keeper.accept(connection);
        } else {
            connection.close();
        }
    }
}
