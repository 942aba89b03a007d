package dev.acrida.http;

import dev.acrida.http.websocket.Handshake;
import dev.acrida.http.websocket.PerMessageDeflate;

import org.jspecify.annotations.Nullable;

/**
 * What a server has answered to the request for a WebSocket.
 *
 * @param refused why there is none; empty if there is one
 * @param deflate how messages are compressed; null if they are not
 */
record WebSocketAgreement(String refused, @Nullable PerMessageDeflate deflate) {
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private static WebSocketAgreement refusal(String why) {
        return new WebSocketAgreement(why, null);
    }

    /** Checks what a request shall offer to the server. */
    static void checkOffer(RequestDraft draft) {
        PerMessageDeflate.checkOffer(draft.headers().first(EXTENSIONS).orElse(""));
    }

    /** Judges the head of a response (RFC 6455 section 4.1) to a request with this key. */
    static WebSocketAgreement of(Answer answer, String key) {
        if (!answer.error().isEmpty()) {
            return refusal(answer.error());
        }
        if (answer.protocol().equals("HTTP/2")) {
            return answer.ok() ? extended(answer) : refusal(StatusText.failure(answer.status()));
        }
        if (answer.status() != 101) {
            String failure = StatusText.failure(answer.status());
            return refusal(
                    failure.isEmpty()
                            ? "WebSocket refused: status %d instead of 101"
                                    .formatted(answer.status())
                            : failure);
        }
        String accept = answer.headers().first("Sec-WebSocket-Accept").orElse("");
        return accept.equals(Handshake.accept(key))
                ? extended(answer)
                : refusal("WebSocket refused: wrong Sec-WebSocket-Accept");
    }

    private static WebSocketAgreement extended(Answer answer) {
        if (!answer.headers().has(EXTENSIONS)) {
            return new WebSocketAgreement("", null);
        }
        String offer = answer.last().draft().headers().first(EXTENSIONS).orElse("");
        String agreed = String.join(",", answer.headers().all(EXTENSIONS));
        PerMessageDeflate deflate = PerMessageDeflate.agreed(offer, agreed);
        return deflate == null
                ? refusal("WebSocket refused: an extension that was not asked for")
                : new WebSocketAgreement("", deflate);
    }
}
