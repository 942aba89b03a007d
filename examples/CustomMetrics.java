import module dev.acrida;

/** Counts orders and their value, beside the response times that every run measures. */
class CustomMetrics {
    // Many users at once: adders, not plain numbers.
    private static final LongAdder CREATED = new LongAdder();
    private static final LongAdder FAILED = new LongAdder();
    private static final DoubleAdder VALUE = new DoubleAdder();

    /** Called after every request. */
    @Listener
    static void onRequest(RequestEvent request) {
        if (request.method().equals("POST") && request.name().equals("/orders")) {
            request.response()
                    .filter(response -> response.status() == 201)
                    .ifPresentOrElse(CustomMetrics::created, FAILED::increment);
        }
    }

    private static void created(Response response) {
        CREATED.increment();
        VALUE.add(response.json().path("total").asDouble(0));
    }

    /** Called when the test has stopped. */
    @Listener
    static void onTestStop(TestStop stop) {
        IO.println("\n--- Custom Metrics ---");
        IO.println("Orders created: " + CREATED);
        IO.println("Orders failed: " + FAILED);
        IO.println("Total order value: $%.2f".formatted(VALUE.sum()));
    }
}

/** Creates orders, and browses five times as often. */
class OrderingUser extends HttpUser {
    @Override
    public WaitTime waitTime() {
        return between(2, 5);
    }

    @Task
    void createOrder() {
        var order = Map.of("product_id", 123, "quantity", 2, "shipping_address", "123 Test St");
        http.post("/orders", request -> request.json(order));
    }

    @Task(5)
    void browseProducts() {
        http.get("/products");
    }
}
