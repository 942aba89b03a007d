package dev.acrida.testkit;

import java.time.Duration;
import java.util.function.Function;

/** One thing that a {@link ScriptedServer} does on a connection. Immutable. */
public sealed interface Step {
    /** Reads one request: its head, and the body that Content-Length announces. */
    record Read() implements Step {}

    /**
     * Sends text, each char as one byte (Latin-1), so that any byte can be written.
     *
     * @param text what is sent, at once
     */
    record Send(String text) implements Step {}

    /**
     * Sends zeros.
     *
     * @param count how many bytes
     */
    record SendZeros(long count) implements Step {}

    /**
     * Sends text slowly.
     *
     * @param text what is sent, each char as one byte
     * @param size how many bytes at a time
     * @param pause what to wait before each piece
     */
    record Drip(String text, int size, Duration pause) implements Step {
        /** Checks the size. */
        public Drip {
            if (size < 1) {
                throw new IllegalArgumentException(
                        "Step.Drip: a piece has at least 1 byte, but size is " + size);
            }
        }
    }

    /**
     * Answers every further request on the connection, until the client closes it.
     *
     * @param answer what is sent for a request, each char as one byte
     */
    record AnswerEach(Function<ReceivedRequest, String> answer) implements Step {}

    /** Sends no more but goes on reading, until the client closes: half-closed. */
    record HalfClose() implements Step {}

    /** Closes in order. */
    record Close() implements Step {}

    /** Closes with a TCP reset. */
    record Reset() implements Step {}

    /** Does nothing until the client closes. */
    record Stall() implements Step {}
}
