import module dev.acrida;

/** Looks at what the server answered, not only at the status. */
class ValidatingUser extends HttpUser {
    @Override
    public WaitTime waitTime() {
        return between(1, 2);
    }

    @Task
    void validateProducts() {
        http.judge(this::checkProducts).get("/products");
    }

    private void checkProducts(JudgedResponse response) {
        if (response.status() != 200) {
            response.failure("Expected 200, got " + response.status());
            return;
        }
        JsonNode products = response.json().path("products"); // what is no JSON fails right here
        if (products.isMissingNode()) {
            response.failure("Response missing 'products' field");
        } else if (!products.isArray()) {
            response.failure("'products' should be a list");
        } else if (products.isEmpty()) {
            response.failure("No products returned");
        } else if (!products.valueStream().limit(5).allMatch(p -> p.has("id") && p.has("name"))) {
            response.failure("Product missing required fields");
        }
    }

    /** Fails a response that takes more than two seconds. */
    @Task
    void checkResponseTime() {
        try (var response = http.judge().get("/api/slow-endpoint")) {
            double seconds = response.elapsed().toMillis() / 1000.0;
            if (seconds > 2) {
                response.failure("Response too slow: %.2fs".formatted(seconds));
            } else {
                response.success();
            }
        }
    }
}
