import module dev.acrida;

/** A customer who logs in and then goes on one shopping journey after the other. */
class EcommerceUser extends HttpUser {
    @Override
    public WaitTime waitTime() {
        return between(2, 5);
    }

    /** Each user logs in once, under a name of its own. */
    @Override
    public void onStart() {
        var login = Map.of("username", "user_" + id(), "password", "testpass");
        http.post("/login", request -> request.json(login));
    }

    /** The steps of one journey, in the order in which they stand here. */
    @Task
    class ShoppingJourney extends SequentialTaskSet {
        private static final Rows<String> CATEGORIES =
                Rows.of(List.of("electronics", "clothing", "books", "home"));

        // Every journey starts with a new object, so with an empty cart.
        private final List<Integer> cart = new ArrayList<>();
        private OptionalInt viewed = OptionalInt.empty();

        @Task
        void browseHomepage() {
            try (var response = http.judge().get("/")) {
                if (response.status() == 200) {
                    response.success();
                } else {
                    response.failure("Homepage failed: " + response.status());
                }
            }
        }

        @Task
        void browseCategory() {
            http.get("/category/" + CATEGORIES.random());
        }

        @Task
        void viewProduct() {
            int id = ThreadLocalRandom.current().nextInt(1, 101);
            var response = http.get("/products/" + id, request -> request.name("/products/{id}"));
            if (response.status() == 200) {
                viewed = OptionalInt.of(id);
            }
        }

        /** Half of the customers take what they saw. */
        @Task
        void addToCart() {
            if (viewed.isEmpty() || ThreadLocalRandom.current().nextBoolean()) {
                return;
            }
            int id = viewed.getAsInt();
            var item = Map.of("product_id", id, "quantity", 1);
            if (http.post("/cart/add", request -> request.json(item)).status() == 200) {
                cart.add(id);
            }
        }

        @Task
        void viewCart() {
            http.get("/cart");
        }

        @Task
        void checkout() {
            if (!cart.isEmpty()) {
                http.post("/checkout", request -> request.json(Map.of("items", cart)));
            }
            interrupt(); // back to the user, who begins the next journey
        }
    }
}
