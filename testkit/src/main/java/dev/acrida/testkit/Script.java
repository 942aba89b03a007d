package dev.acrida.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a {@link ScriptedServer} does on one connection, step by step; after the last step it closes
 * the connection in order. Immutable: each method returns a longer script.
 *
 * @param steps in order
 */
public record Script(List<Step> steps) {
    /** A complete answer, {@code 200} with the body {@code ok}, that keeps the connection. */
    public static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** Copies the steps. */
    public Script {
        steps = List.copyOf(steps);
    }

    /** A script that closes at once. */
    public static Script empty() {
        return new Script(List.of());
    }

    /** Reads one request and sends the text. */
    public static Script answering(String text) {
        return empty().read().send(text);
    }

    /** Answers every request with {@link #OK}. */
    public static Script ok() {
        return empty().thenOk();
    }

    /** Answers every request with what the function says. */
    public static Script answeringEach(Function<ReceivedRequest, String> answer) {
        return empty().then(new Step.AnswerEach(answer));
    }

    /** Then reads one request. */
    public Script read() {
        return then(new Step.Read());
    }

    /** Then sends the text, each char as one byte. */
    public Script send(String text) {
        return then(new Step.Send(text));
    }

    /** Then sends as many zeros. */
    public Script sendZeros(long count) {
        return then(new Step.SendZeros(count));
    }

    /** Then sends the text, that many bytes at a time, with a pause before each piece. */
    public Script drip(String text, int size, Duration pause) {
        return then(new Step.Drip(text, size, pause));
    }

    /** Then answers every further request with {@link #OK}, until the client closes. */
    public Script thenOk() {
        return then(new Step.AnswerEach(_ -> OK));
    }

    /** Then sends no more, but reads until the client closes. */
    public Script halfClose() {
        return then(new Step.HalfClose());
    }

    /** Then closes in order. */
    public Script close() {
        return then(new Step.Close());
    }

    /** Then closes with a TCP reset. */
    public Script reset() {
        return then(new Step.Reset());
    }

    /** Then does nothing until the client closes. */
    public Script stall() {
        return then(new Step.Stall());
    }

    /** Then does that step. */
    public Script then(Step step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new Script(more);
    }
}
