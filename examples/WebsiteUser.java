import module dev.acrida;

/** Simulates a user interacting with the website. */
class WebsiteUser extends HttpUser {
    /** Waits 1 to 3 seconds between tasks, as a person would. */
    @Override
    public WaitTime waitTime() {
        return between(1, 3);
    }

    @Task
    void viewHomepage() {
        http.get("/");
    }

    @Task(3) // picked three times as often as a task of weight 1
    void viewProducts() {
        http.get("/products");
    }

    @Task(2)
    void viewProduct() {
        int id = 123; // in a real test: a random one
        http.get("/products/" + id, request -> request.name("/products/{id}"));
    }

    @Task
    void searchProducts() {
        http.get("/search", request -> request.query("q", "laptop"));
    }
}
