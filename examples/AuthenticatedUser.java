import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import module dev.acrida;

/** Logs in first, and then sends its token with every request. */
class AuthenticatedUser extends HttpUser {
    private static final System.Logger LOG = System.getLogger("AuthenticatedUser");

    private boolean loggedIn;

    @Override
    public WaitTime waitTime() {
        return between(1, 2);
    }

    @Override
    public void onStart() {
        var login = Map.of("email", "loadtest@example.com", "password", "testpassword");
        var response = http.post("/auth/login", request -> request.json(login));
        if (response.status() == 200) {
            String token = response.json().get("access_token").asString();
            http.headers().set("Authorization", "Bearer " + token);
            loggedIn = true;
            LOG.log(INFO, "User authenticated successfully");
        } else {
            LOG.log(ERROR, "Authentication failed: " + response.status());
        }
    }

    @Task(5)
    void viewProfile() {
        if (loggedIn) {
            http.get("/users/me");
        }
    }

    @Task(3)
    void listOrders() {
        if (loggedIn) {
            http.get("/orders");
        }
    }

    @Task(2)
    void createOrder() {
        if (loggedIn) {
            var order = Map.of("product_id", 123, "quantity", 1);
            http.post("/orders", request -> request.json(order));
        }
    }

    @Override
    public void onStop() {
        if (loggedIn) {
            http.post("/auth/logout");
        }
    }
}
