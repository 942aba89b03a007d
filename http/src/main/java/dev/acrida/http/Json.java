package dev.acrida.http;

import dev.acrida.ResponseError;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in requests and responses. Thread-safe. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int SHOWN_CHARS = 80;

    private Json() {}

    /**
     * Encodes a value as UTF-8.
     *
     * @throws IllegalArgumentException if it has no JSON form
     */
    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "JSON body must have a JSON form, %s has none: %s"
                            .formatted(value.getClass().getName(), e.getOriginalMessage()),
                    e);
        }
    }

    /** Parses a text, which is one JSON value. */
    static JsonNode read(String text) {
        if (text.isBlank()) {
            throw new ResponseError("Response is not valid JSON: it is empty");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new ResponseError("Response is not valid JSON: " + start(text), e);
        }
    }

    /** Parses a text into an object. */
    static <T> T read(String text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new ResponseError("Response does not fit " + type.getSimpleName() + ": null");
            }
            return value;
        } catch (StreamReadException e) {
            throw new ResponseError("Response is not valid JSON: " + start(text), e);
        } catch (JacksonException e) {
            String why = start(e.getOriginalMessage());
            throw new ResponseError(
                    "Response does not fit " + type.getSimpleName() + ": " + why, e);
        }
    }

    private static String start(String text) {
        String start = text.substring(0, Math.min(text.length(), SHOWN_CHARS));
        return start.replaceAll("\\s+", " ").strip();
    }
}
