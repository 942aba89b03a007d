package dev.acrida.http.websocket;

import dev.acrida.WebSocketMessage;

/** What a server can say on a WebSocket. Immutable. */
public sealed interface Incoming {
    /**
     * A whole message, put together from its fragments.
     *
     * @param content what it says
     */
    record Message(WebSocketMessage content) implements Incoming {}

    /**
     * To be answered with a pong that has the same bytes.
     *
     * @param bytes at most 125
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ping(byte[] bytes) implements Incoming {}

    /** An answer to a ping, or a sign of life. */
    record Pong() implements Incoming {}

    /**
     * Nothing more will come.
     *
     * @param code from 1000 to 4999; 1005 if the server gave none
     * @param reason may be empty
     */
    record Close(int code, String reason) implements Incoming {}
}
