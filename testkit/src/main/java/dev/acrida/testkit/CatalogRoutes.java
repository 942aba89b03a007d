package dev.acrida.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** Pages to browse: home, products, categories and search. */
final class CatalogRoutes {
    private static final int PAGE_SIZE = 20;
    private static final Reply HOME =
            Reply.text(
                    "text/html; charset=utf-8",
                    """
                    <!doctype html>
                    <title>Sample shop</title>
                    <h1>Sample shop</h1>
                    <a href="/products">Products</a>
                    """);
    private static final Reply PRODUCTS = Reply.json(Map.of("products", page(_ -> true)));

    private CatalogRoutes() {}

    static void addTo(Routes routes) {
        routes.get("/", _ -> HOME)
                .get("/products", _ -> PRODUCTS)
                .get("/products/{id}", CatalogRoutes::product)
                .get("/category/{category}", CatalogRoutes::category)
                .get("/search", CatalogRoutes::search);
    }

    private static Reply product(Exchange exchange) {
        return Reply.json(Products.describe(exchange.number("id", 1, Products.COUNT)));
    }

    private static Reply category(Exchange exchange) {
        String category = exchange.variable("category");
        if (!Products.CATEGORIES.contains(category)) {
            throw new Refusal(
                    404, "category must be one of " + Products.CATEGORIES + ", not " + category);
        }
        return Reply.json(
                Map.of(
                        "category",
                        category,
                        "products",
                        page(id -> Products.category(id).equals(category))));
    }

    private static Reply search(Exchange exchange) {
        String term =
                exchange.query("q")
                        .orElseThrow(() -> new Refusal(400, "The query parameter q is missing"));
        String wanted = term.toLowerCase(Locale.ROOT);
        return Reply.json(Map.of("query", term, "results", page(id -> isNamed(id, wanted))));
    }

    private static boolean isNamed(int id, String wanted) {
        return Products.name(id).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static List<Map<String, Object>> page(IntPredicate wanted) {
        return Products.ids().filter(wanted).limit(PAGE_SIZE).mapToObj(Products::describe).toList();
    }
}
