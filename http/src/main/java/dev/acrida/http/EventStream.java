package dev.acrida.http;

import dev.acrida.ServerSentEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads server-sent events (HTML standard, section 9.2.6): an event is complete at an empty line;
 * one without data is none; what comes after the last empty line is dropped.
 */
final class EventStream {
    private static final int MAX_RETRY_DIGITS = 12;

    private final Lines lines;
    private final int maxBytes;
    private final StringBuilder data = new StringBuilder();
    private String event = "";
    private String id = "";
    private Optional<Duration> retry = Optional.empty();
    private boolean begun;

    EventStream(InputStream in, int maxBytes) {
        this.lines = new Lines(in, StandardCharsets.UTF_8, maxBytes);
        this.maxBytes = maxBytes;
    }

    /**
     * The next event, or null after the last.
     *
     * @throws IOException if the body breaks off, or an event is larger than the limit
     */
    @Nullable ServerSentEvent next() throws IOException {
        for (String line = line(); line != null; line = line()) {
            if (!line.isEmpty()) {
                field(line);
            } else {
                ServerSentEvent complete = complete();
                if (complete != null) {
                    return complete;
                }
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        String line = lines.next();
        boolean first = !begun;
        begun = true;
        return first && line != null && line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    private @Nullable ServerSentEvent complete() {
        ServerSentEvent complete = null;
        if (!data.isEmpty()) {
            data.setLength(data.length() - 1); // the last line's end
            String type = event.isEmpty() ? "message" : event;
            complete = new ServerSentEvent(id, type, data.toString(), retry);
        }
        data.setLength(0);
        event = "";
        retry = Optional.empty();
        return complete;
    }

    private void field(String line) throws IOException {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        boolean space = colon >= 0 && line.startsWith(" ", colon + 1);
        String value = colon < 0 ? "" : line.substring(colon + (space ? 2 : 1));
        switch (name) {
            case "data" -> data(value);
            case "event" -> event = value;
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "retry" -> retry(value);
            default -> {} // a comment, or a field that the standard does not know
        }
    }

    private void data(String value) throws IOException {
        data.append(value).append('\n');
        if (data.length() > maxBytes) {
            throw new BodyFailure(
                    "event is longer than the limit of %d characters".formatted(maxBytes));
        }
    }

    private void retry(String value) {
        boolean digits = value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && !value.isEmpty() && value.length() <= MAX_RETRY_DIGITS) {
            retry = Optional.of(Duration.ofMillis(Long.parseLong(value)));
        }
    }
}
