import module dev.acrida;

/** Takes its accounts from a file, and its search terms from a list. */
class ParameterizedUser extends HttpUser {
    // Read once and shared by all users; the file lies beside this one.
    private static final Rows<Account> ACCOUNTS = csv("test_users.csv", Account.class);
    private static final Rows<String> SEARCH_TERMS =
            Rows.of(List.of("laptop", "phone", "camera", "tablet", "headphones"));

    private record Account(String username, String password) {}

    @Override
    public WaitTime waitTime() {
        return between(1, 3);
    }

    /** Each simulated user gets a different test account, until all are in use. */
    @Override
    public void onStart() {
        var response = http.post("/login", request -> request.json(ACCOUNTS.next()));
        if (response.status() != 200) {
            throw new IllegalStateException("Login failed");
        }
    }

    @Task
    void viewRandomProduct() {
        int id = ThreadLocalRandom.current().nextInt(1, 1001);
        http.get("/products/" + id, request -> request.name("/products/{id}"));
    }

    @Task
    void searchRandomTerm() {
        String term = SEARCH_TERMS.random();
        http.get("/search", request -> request.name("/search").query("q", term));
    }
}
