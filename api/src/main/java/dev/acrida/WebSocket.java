package dev.acrida;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A WebSocket connection (RFC 6455):
 *
 * <pre>{@code
 * try (var chat = http.webSocket("/chat")) {
 *     chat.sendText("hello");
 *     chat.receive(Duration.ofSeconds(5)).ifPresent(m -> check(m.text()));
 * }
 * }</pre>
 *
 * <p>Samples have the request type {@code WS} and the name of the connection and what was done:
 * {@code /chat connect}, {@code /chat send}, {@code /chat receive}, {@code /chat reply}. A failure
 * is data, as with other requests: a failed sample, and no message.
 *
 * <p>Messages that arrive meanwhile wait, up to some 300 kB; then the server has to wait. Pings of
 * the server are answered while the user waits for a message or sends one. Confined to its user's
 * thread.
 */
public interface WebSocket extends AutoCloseable {
    /** The status of the server's answer: 101 if it agreed, 0 if there was none. */
    int status();

    /** The headers of the server's answer; {@code Sec-WebSocket-Protocol} is what it chose. */
    Headers headers();

    /** Whether messages can be sent and received. */
    boolean isOpen();

    /** Why the connection is not open; empty while it is. */
    String error();

    /** The code with which the server has closed it; 0 if it has not. */
    int closeCode();

    /** Names the samples from now on: {@code login} makes {@code login send} and so on. */
    void name(String name);

    /** Sends a text message: one sample, which ends when the system has taken it. */
    void sendText(String text);

    /** Sends a binary message: one sample, which ends when the system has taken it. */
    void sendBinary(byte[] bytes);

    /**
     * Waits for the next message: one sample, whose time is from the call until its last byte
     * arrived, and zero if it was there before.
     *
     * @return the message; empty if none came in this time or the connection is over
     */
    Optional<WebSocketMessage> receive(Duration timeout);

    /**
     * Sends a text message and waits for the next message: one sample, from just before sending
     * until the last byte of the reply arrived.
     *
     * @return the reply; empty if none came in this time or the connection is over
     */
    default Optional<WebSocketMessage> ask(String text, Duration timeout) {
        return ask(text, timeout, message -> true);
    }

    /**
     * The same, for a server that also sends other messages: they are skipped, and not recorded.
     *
     * @param isReply whether a message is the reply
     */
    Optional<WebSocketMessage> ask(
            String text, Duration timeout, Predicate<? super WebSocketMessage> isReply);

    /**
     * Closes with code 1000 and waits for the server's agreement, but not long; no sample. Calls
     * after the first do nothing.
     */
    @Override
    void close();
}
