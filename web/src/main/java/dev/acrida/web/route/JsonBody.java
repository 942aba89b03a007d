package dev.acrida.web.route;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The members of a JSON object, taken one by one: what is wrong is said of the member, and what
 * nobody takes is a mistake. Confined to one thread.
 */
final class JsonBody {
    private final String place;
    private final Map<String, JsonNode> left = new LinkedHashMap<>();

    private JsonBody(String place, JsonNode object) {
        this.place = place;
        object.forEachEntry(left::put);
    }

    /** The body of a request; no body is an empty object. */
    static JsonBody of(Visit visit) throws IOException {
        String text = visit.body();
        if (text.isBlank()) {
            return new JsonBody("", Visit.JSON.createObjectNode());
        }
        String type = visit.header("Content-Type").orElse("none");
        if (!type.matches("(?i)application/json\\s*(;.*)?")) {
            throw Problem.of(415, "Content-Type must be application/json, was " + type);
        }
        return of("", parse(text));
    }

    private static JsonNode parse(String text) {
        try {
            return Visit.JSON.readTree(text);
        } catch (JacksonException e) {
            throw Problem.of(
                    400,
                    "the body must be JSON, but in line %d, column %d: %s"
                            .formatted(
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        }
    }

    static JsonBody of(String place, JsonNode node) {
        if (!node.isObject()) {
            throw Problem.wrong(
                    place, subject(place) + " must be a JSON object, was " + shown(node));
        }
        return new JsonBody(place, node);
    }

    /** The member, if it is there and not null. */
    Optional<JsonNode> take(String name) {
        return Optional.ofNullable(left.remove(name)).filter(node -> !node.isNull());
    }

    /** Whether the member is there and null. */
    boolean isNull(String name) {
        JsonNode node = left.get(name);
        return node != null && node.isNull();
    }

    Optional<String> text(String name) {
        return take(name)
                .map(
                        node -> {
                            if (!node.isString()) {
                                throw wrong(name, "a text", node);
                            }
                            return node.stringValue();
                        });
    }

    OptionalInt whole(String name, int least) {
        Optional<JsonNode> node = take(name);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!node.get().canConvertToInt()
                || !node.get().isIntegralNumber()
                || node.get().intValue() < least) {
            throw wrong(
                    name,
                    "a whole number from %d to %d".formatted(least, Integer.MAX_VALUE),
                    node.get());
        }
        return OptionalInt.of(node.get().intValue());
    }

    /** A number of at least 0. */
    OptionalDouble number(String name, boolean zero) {
        Optional<JsonNode> node = take(name);
        if (node.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = node.get().isNumber() ? node.get().doubleValue() : -1;
        if (!(value >= 0) || Double.isInfinite(value) || (value == 0 && !zero)) {
            throw wrong(name, zero ? "a number >= 0" : "a number > 0", node.get());
        }
        return OptionalDouble.of(value);
    }

    Optional<List<String>> texts(String name) {
        return take(name)
                .map(
                        node -> {
                            List<String> texts = new ArrayList<>();
                            if (!node.isArray()) {
                                throw wrong(name, "an array of texts", node);
                            }
                            for (JsonNode item : node) {
                                if (!item.isString()) {
                                    throw wrong(name, "an array of texts", node);
                                }
                                texts.add(item.stringValue());
                            }
                            return texts;
                        });
    }

    /** Where a member is. */
    String path(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    /** All that nobody has taken. */
    Map<String, JsonNode> rest() {
        Map<String, JsonNode> rest = new LinkedHashMap<>(left);
        left.clear();
        return rest;
    }

    /** Refuses what nobody has taken. */
    void requireNoMore() {
        for (String name : left.keySet()) {
            throw Problem.wrong(path(name), path(name) + " is no member that is known here");
        }
    }

    private Problem wrong(String name, String rule, JsonNode actual) {
        return Problem.wrong(
                path(name), "%s must be %s, was %s".formatted(path(name), rule, shown(actual)));
    }

    private static String subject(String place) {
        return place.isEmpty() ? "the body" : place;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
