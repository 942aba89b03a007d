package dev.acrida.testkit;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What a visitor does in a session kept by a cookie: login, cart and checkout. Thread-safe. */
final class SessionRoutes {
    private static final String COOKIE = "session";

    private final Accounts<Session> sessions = new Accounts<>("s");
    private final AtomicLong checkouts = new AtomicLong();

    void addTo(Routes routes) {
        routes.post("/login", this::login)
                .post("/cart/add", this::add)
                .get("/cart", this::cart)
                .post("/checkout", this::checkout);
    }

    private Reply login(Exchange exchange) {
        String username = Input.login(exchange, "username");
        Reply reply = Reply.json(Map.of("status", "ok", "username", username));
        return withSession(reply, sessions.open(new Session()));
    }

    /** Opens a session for a visitor who has not logged in. */
    private Reply add(Exchange exchange) {
        JsonNode order = exchange.json();
        int productId = Input.productId(order.path("product_id"));
        int quantity = Input.quantity(order.path("quantity"));
        Optional<Session> known = session(exchange);
        Session session = known.orElseGet(Session::new);
        session.add(productId, quantity);
        Reply reply = Reply.json(describe(session));
        return known.isPresent() ? reply : withSession(reply, sessions.open(session));
    }

    private Reply cart(Exchange exchange) {
        return Reply.json(describe(session(exchange).orElseGet(Session::new)));
    }

    /** Buys the items listed in the request, or those in the cart when it lists none. */
    private Reply checkout(Exchange exchange) {
        Session session = session(exchange).orElseGet(Session::new);
        JsonNode items = exchange.json().path("items");
        double total = items.isMissingNode() ? session.total() : total(items);
        if (total == 0) {
            throw new Refusal(400, "There is nothing to check out");
        }
        session.clear();
        return Reply.json(Map.of("order_id", checkouts.incrementAndGet(), "total", total));
    }

    private static double total(JsonNode items) {
        if (!items.isArray()) {
            throw new Refusal(400, "items must be a list of product ids, but is " + items);
        }
        double total = 0;
        for (JsonNode item : items) {
            total += Products.price(Input.productId(item));
        }
        return total;
    }

    private Optional<Session> session(Exchange exchange) {
        return exchange.cookie(COOKIE).flatMap(sessions::find);
    }

    private static Reply withSession(Reply reply, String key) {
        return reply.withHeader("Set-Cookie", COOKIE + "=" + key + "; Path=/; HttpOnly");
    }

    private static Map<String, Object> describe(Session session) {
        return Map.of("items", session.lines(), "total", session.total());
    }
}
