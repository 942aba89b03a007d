package dev.acrida.browser;

/** Load tests that the browser tests serve. */
final class Shops {
    /** Two classes of users, options, some failures and an exception now and then. */
    static final String LIVELY =
            """
            class Shopper extends HttpUser {
                @Option(help = "Which product is looked at") static String product = "laptop";
                @Option(secret = true, help = "For the back office") static String apiKey = "s3cret-k3y";
                @Override public WaitTime waitTime() { return between(0.05, 0.15); }
                @Task(3) void home() { http.get("/"); }
                @Task(3) void products() { http.get("/products"); }
                @Task(2) void search() { http.get("/search", r -> r.query("q", product)); }
                @Task void missing() { http.get("/no-such-page"); }
            }

            @Weight(2)
            class Critic extends HttpUser {
                @Override public WaitTime waitTime() { return constant(0.2); }
                @Task(20) void product() { http.get("/products/123", r -> r.name("/products/{id}")); }
                @Task void stumble() { throw new IllegalStateException("no opinion <b>today</b>"); }
            }
            """;

    /** Two thousand entries, each a request of its own name. */
    static final String LARGE =
            """
            class Cataloguer extends HttpUser {
                static final java.util.concurrent.atomic.AtomicInteger NEXT = new java.util.concurrent.atomic.AtomicInteger();
                @Override public WaitTime waitTime() { return constant(0.01); }
                @Task void look() {
                    int n = NEXT.getAndIncrement() % 2000;
                    http.get("/", r -> r.name(String.format("/catalog/%04d", n)));
                }
            }
            """;

    /** Names and messages that would run if a page took them for markup. */
    static final String HOSTILE =
            """
            class Attacker extends HttpUser {
                static final String SCRIPT = "<script>window.broken = 1</script><img src=x onerror='window.broken = 2'>";
                @Override public WaitTime waitTime() { return constant(0.05); }
                @Task void named() {
                    try (var response = http.judge().get("/", r -> r.name("/" + SCRIPT))) {
                        response.failure("refused " + SCRIPT);
                    }
                }
                @Task void thrown() {
                    System.getLogger("shop").log(System.Logger.Level.WARNING, "log " + SCRIPT);
                    throw new IllegalStateException(SCRIPT);
                }
            }
            """;

    private Shops() {}
}
