import module dev.acrida;

/** Posts a small JSON object to the host's own path again and again, without a wait. */
class PostJson extends HttpUser {
    record Order(int id, String product, int quantity) {}

    @Task
    void post() {
        http.post("", r -> r.json(new Order(1234, "laptop", 2)));
    }
}
