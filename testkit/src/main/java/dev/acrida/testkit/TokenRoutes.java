package dev.acrida.testkit;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What an API client does with a bearer token: profile and orders. Thread-safe. */
final class TokenRoutes {
    private static final String SCHEME = "Bearer ";

    private final Accounts<String> emailByToken = new Accounts<>("token-");
    private final AtomicLong orders = new AtomicLong();

    void addTo(Routes routes) {
        routes.post("/auth/login", this::login)
                .post("/auth/logout", this::logout)
                .get("/users/me", exchange -> Reply.json(Map.of("email", email(exchange))))
                .get("/orders", this::list)
                .post("/orders", this::order);
    }

    private Reply login(Exchange exchange) {
        String email = Input.login(exchange, "email");
        return Reply.json(Map.of("access_token", emailByToken.open(email), "token_type", "bearer"));
    }

    private Reply logout(Exchange exchange) {
        email(exchange);
        token(exchange).ifPresent(emailByToken::close);
        return Reply.json(Map.of("status", "ok"));
    }

    private Reply list(Exchange exchange) {
        return Reply.json(
                Map.of(
                        "owner", email(exchange),
                        "orders", List.of(Map.of("id", 1, "product_id", 123, "quantity", 1))));
    }

    /** Strangers may order too, but a token that is shown must be a good one. */
    private Reply order(Exchange exchange) {
        if (exchange.header("Authorization").isPresent()) {
            email(exchange);
        }
        JsonNode order = exchange.json();
        int productId = Input.productId(order.path("product_id"));
        int quantity = Input.quantity(order.path("quantity"));
        double total = Products.price(productId) * quantity;
        return Reply.json(201, Map.of("id", orders.incrementAndGet(), "total", total));
    }

    private String email(Exchange exchange) {
        return token(exchange)
                .flatMap(emailByToken::find)
                .orElseThrow(
                        () -> new Refusal(401, "A bearer token of /auth/login must be sent along"));
    }

    private static Optional<String> token(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()));
    }
}
