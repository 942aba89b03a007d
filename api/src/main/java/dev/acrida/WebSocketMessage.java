package dev.acrida;

import java.nio.charset.StandardCharsets;

/** One whole message of a {@link WebSocket}. Immutable. */
public sealed interface WebSocketMessage {
    /**
     * A text message.
     *
     * @param text its text
     */
    record Text(String text) implements WebSocketMessage {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * A binary message.
     *
     * @param bytes its bytes, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Binary(byte[] bytes) implements WebSocketMessage {
        @Override
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The text; that of a binary message is read as UTF-8. */
    String text();

    /** The bytes; those of a text message are UTF-8. */
    byte[] bytes();
}
