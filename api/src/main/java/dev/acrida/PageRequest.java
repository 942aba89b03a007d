package dev.acrida;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a route that a test added to its page. Immutable.
 *
 * @param method {@code GET} or {@code POST}
 * @param query the parameters of its address, decoded
 * @param body the text of its body; empty for none
 */
public record PageRequest(String method, Map<String, List<String>> query, String body) {
    /** Copies the map. */
    public PageRequest {
        query = Map.copyOf(query);
    }

    /** The first value of this parameter, if it has one. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }
}
