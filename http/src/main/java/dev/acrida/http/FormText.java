package dev.acrida.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.StringJoiner;

/** Names and values as {@code application/x-www-form-urlencoded}: of forms and of queries. */
final class FormText {
    private FormText() {}

    /** All fields; one whose value is a collection comes once for each element. */
    static String of(Map<String, ?> fields) {
        StringJoiner text = new StringJoiner("&");
        fields.forEach(
                (name, value) -> {
                    if (value instanceof Iterable<?> several) {
                        several.forEach(each -> text.add(pair(name, String.valueOf(each))));
                    } else {
                        text.add(pair(name, value));
                    }
                });
        return text.toString();
    }

    /** One field. */
    static String pair(String name, Object value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value.toString(), UTF_8);
    }
}
