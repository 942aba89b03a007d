package dev.acrida.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A visitor and the cart. Thread-safe: a cart is guarded by its session. */
final class Session {
    private final Map<Integer, Integer> quantities = new TreeMap<>();

    synchronized void add(int productId, int quantity) {
        quantities.merge(productId, quantity, Integer::sum);
    }

    /** A line for each product: its id, the quantity and the price of one. */
    synchronized List<Map<String, Object>> lines() {
        var lines = new ArrayList<Map<String, Object>>();
        quantities.forEach(
                (id, quantity) ->
                        lines.add(
                                Map.of(
                                        "product_id", id,
                                        "quantity", quantity,
                                        "price", Products.price(id))));
        return lines;
    }

    synchronized double total() {
        return quantities.entrySet().stream()
                .mapToDouble(line -> Products.price(line.getKey()) * line.getValue())
                .sum();
    }

    synchronized void clear() {
        quantities.clear();
    }
}
