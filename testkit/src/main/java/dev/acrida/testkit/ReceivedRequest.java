package dev.acrida.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as a server of the test kit received it. Immutable.
 *
 * @param method the method as sent
 * @param path the path as sent, without the query
 * @param query what follows the question mark, as sent; empty if there is none
 * @param headers values by name, in the order received; names are in lower case
 * @param body the body as UTF-8, at most its first 64 KiB
 */
public record ReceivedRequest(
        String method, String path, String query, Map<String, List<String>> headers, String body) {
    static final int BODY_LIMIT = 64 << 10;

    /** Copies the headers. */
    public ReceivedRequest {
        var copy = new TreeMap<String, List<String>>();
        headers.forEach(
                (name, values) ->
                        copy.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                                .addAll(values));
        copy.replaceAll((_, values) -> List.copyOf(values));
        headers = Collections.unmodifiableMap(copy);
    }

    /** The first value of a header, in any case; empty if it was not sent. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }
}
