package dev.acrida;

import java.time.Duration;
import java.util.Optional;

/**
 * One event of a {@code text/event-stream}. Immutable.
 *
 * @param id the last id that the server has sent, in this event or before; empty if there is none
 * @param event its type, {@code message} if the server has not named one
 * @param data its lines, joined by {@code \n}
 * @param retry how long to wait before connecting anew, if this event says so; the client never
 *     does by itself
 */
public record ServerSentEvent(String id, String event, String data, Optional<Duration> retry) {}
