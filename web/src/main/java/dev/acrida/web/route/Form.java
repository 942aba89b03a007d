package dev.acrida.web.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of an HTML form, taken one by one. Confined to one thread. */
final class Form {
    private final Map<String, List<String>> left = new LinkedHashMap<>();

    private Form() {}

    /**
     * Reads {@code application/x-www-form-urlencoded}.
     *
     * @throws Problem if a name or value is wrongly encoded
     */
    static Form parse(String text) {
        Form form = new Form();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.left
                        .computeIfAbsent(decoded(pair.substring(0, equals)), n -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "the form is wrongly encoded at '" + text + "'");
        }
    }

    /** The first value of a field, if it has one that is not empty. */
    Optional<String> take(String name) {
        return takeAll(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    List<String> takeAll(String name) {
        List<String> values = left.remove(name);
        return values == null ? List.of() : values;
    }

    /** All that nobody has taken. */
    Map<String, List<String>> rest() {
        Map<String, List<String>> rest = new LinkedHashMap<>(left);
        left.clear();
        return rest;
    }
}
