package dev.acrida.http.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * One exchange whose response is taken while it arrives, over a connection of its own or as a
 * stream beside others. Confined to the user's thread.
 */
sealed interface LiveExchange permits Http1Exchange, Http2Exchange {
    /** The response, as far as it is here. */
    WireResponse response();

    /** Whether something may still arrive. */
    boolean goesOn();

    /** What the time-outs of the user watch. */
    Awaited awaited();

    /** Parks until this holds, or until the exchange is over. */
    void await(BooleanSupplier there, Attempt attempt) throws WireFailure;

    /** The user has taken so many bytes: the server may send more. */
    void taken(BodyQueue queue, int bytes);

    /** When it is over: the response, or why there is none. */
    WireResponse outcome(Attempt attempt) throws WireFailure;

    /** Sends bytes after the request; false if the exchange is over. */
    boolean write(ByteBuffer bytes, Attempt attempt) throws IOException, WireFailure;

    /** Gives up what has not arrived yet, and lets the connection serve others if it can. */
    void end();

    /** Sends the rest of the request, and waits for the head of its response. */
    WireResponse begin(BodyQueue queue, Attempt attempt) throws WireFailure;
}
