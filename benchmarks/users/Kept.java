import module dev.acrida;

/** Sends three requests, and then keeps its connection open for an hour without using it. */
class Kept extends HttpUser {
    @Override
    public WaitTime waitTime() {
        return constant(3600);
    }

    @Task
    void get() {
        for (int i = 0; i < 3; i++) {
            http.get("/100");
        }
    }
}
