package dev.acrida.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The products 1 to 1000 that the shop sells: made up, and always the same. */
final class Products {
    static final int COUNT = 1000;
    static final List<String> CATEGORIES = List.of("electronics", "clothing", "books", "home");

    private static final List<String> NOUNS =
            List.of("Laptop", "Phone", "Camera", "Tablet", "Headphones", "Shirt", "Novel", "Lamp");
    private static final List<String> NOUN_CATEGORIES =
            List.of(
                    "electronics",
                    "electronics",
                    "electronics",
                    "electronics",
                    "electronics",
                    "clothing",
                    "books",
                    "home");

    private Products() {}

    static boolean has(int id) {
        return id >= 1 && id <= COUNT;
    }

    static String name(int id) {
        return NOUNS.get(id % NOUNS.size()) + " " + id;
    }

    static String category(int id) {
        return NOUN_CATEGORIES.get(id % NOUNS.size());
    }

    /** Between 5.99 and 104.99. */
    static double price(int id) {
        return id % 100 + 5.99;
    }

    static Map<String, Object> describe(int id) {
        var product = new LinkedHashMap<String, Object>();
        product.put("id", id);
        product.put("name", name(id));
        product.put("price", price(id));
        product.put("category", category(id));
        return product;
    }

    /** All ids in order. */
    static IntStream ids() {
        return IntStream.rangeClosed(1, COUNT);
    }
}
