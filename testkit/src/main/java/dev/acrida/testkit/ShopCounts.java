package dev.acrida.testkit;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link SampleShop} received and answered until one moment. Immutable. A request is counted
 * when its head has arrived; a status when its answer is about to be sent, so a client that holds
 * the answer finds it counted.
 *
 * @param byRoute requests by method and route, such as {@code GET /products/{id}}; those that match
 *     no route are under the route {@code (none)}
 * @param byStatus answers by status; requests that were reset are not among them
 * @param resets requests that were answered with a TCP reset
 */
public record ShopCounts(Map<String, Long> byRoute, Map<Integer, Long> byStatus, long resets) {
    /** Copies the maps. */
    public ShopCounts {
        byRoute = Map.copyOf(byRoute);
        byStatus = Map.copyOf(byStatus);
    }

    /** Requests received in all. */
    public long requests() {
        return byRoute.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests of one method and route, such as {@code received("GET", "/products/{id}")}. */
    public long received(String method, String route) {
        return byRoute.getOrDefault(method + " " + route, 0L);
    }

    /** Answers with one status. */
    public long answered(int status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /**
     * Reads what a shop serves at {@code /__counts}.
     *
     * @throws IllegalArgumentException if the text is not that
     */
    public static ShopCounts parse(String json) {
        JsonNode root;
        try {
            root = Json.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (Refusal e) {
            throw new IllegalArgumentException("ShopCounts: not JSON: " + json, e);
        }
        var byRoute = new LinkedHashMap<String, Long>();
        for (var entry : root.path("routes").properties()) {
            byRoute.put(entry.getKey(), entry.getValue().asLong());
        }
        var byStatus = new LinkedHashMap<Integer, Long>();
        for (var entry : root.path("statuses").properties()) {
            byStatus.put(Integer.valueOf(entry.getKey()), entry.getValue().asLong());
        }
        return new ShopCounts(byRoute, byStatus, root.path("resets").asLong());
    }

    byte[] toJson() {
        return Json.bytes(
                Map.of(
                        "requests", requests(),
                        "resets", resets,
                        "routes", byRoute,
                        "statuses", byStatus));
    }
}
