package dev.acrida.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.examples.Acrida.Outcome;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.EchoServer;
import dev.acrida.testkit.ReceivedRequest;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Runs every example as it stands against the shop, and asks the shop what came. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class ExamplesTest {
    private static final ShopOptions REMEMBERING = ShopOptions.DEFAULT.withRecentLimit(100_000);
    private static final JsonMapper JSON = new JsonMapper();

    private SampleShop shop = SampleShop.start(REMEMBERING);

    @TempDir Path folder;

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void websiteUserVisitsAllPages() throws Exception {
        Outcome run =
                example("WebsiteUser.java").users(50).runUntil(() -> received("GET /search", 3));

        assertAllCounted(run);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.names())
                .containsExactly(
                        "GET /", "GET /products", "GET /products/{id}", "GET /search?q=laptop");
        assertThat(paths()).containsOnly("/", "/products", "/products/123", "/search");
    }

    @Test
    void shoppingJourneyGoesStepByStep() throws Exception {
        Outcome run =
                impatient("RealisticUser.java", "EcommerceUser")
                        .users(1)
                        .runUntil(() -> received("POST /checkout", 10));

        assertAllCounted(run);
        assertThat(run.exitCode()).as(run.output()).isZero();
        String look = "/ /category/\\w+ /products/\\d+ /cart ";
        String buy = "/ /category/\\w+ /products/\\d+ /cart/add /cart /checkout ";
        String unfinished = "(/( /c[^ ]+( /p[^ ]+( /cart/add)?( /cart)?)?)?)?";
        assertThat(String.join(" ", paths()))
                .matches("/login (%s|%s)+%s".formatted(look, buy, unfinished))
                .containsPattern(look + "/ ")
                .containsPattern(buy + "/ ");
        assertThat(bodies("/cart/add").map(body -> "/products/" + body.get("product_id").asInt()))
                .isSubsetOf(paths());
    }

    @Test
    void aProtocolOfTheAuthorsOwnIsMeasuredLikeAnyOther() throws Exception {
        try (EchoServer server = EchoServer.start()) {
            Outcome run =
                    Acrida.in(folder)
                            .impatient("EchoUser.java", "EchoUser")
                            .with("--host", server.uri().toString())
                            .users(4)
                            .runUntil(() -> server.lines() > 100);

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.names()).containsExactly("TCP greet", "TCP recite");
            assertThat(run.requests()).isEqualTo(server.lines());
            Await.until(() -> server.connections() == 0, Duration.ofSeconds(10));
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailureOfTheAuthorsOwnProtocol() throws Exception {
        EchoServer server = EchoServer.start();
        server.close();
        Outcome run =
                Acrida.in(folder)
                        .impatient("EchoUser.java", "EchoUser")
                        .with("--host", server.uri().toString(), "-t", "1s")
                        .run();

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.errors()).contains("ConnectException: Connection refused");
    }

    @Test
    void aTestAddsATabAndAFileToItsPage() throws Exception {
        int port = freePort();
        Outcome run =
                example("ExtendWebPage.java")
                        .with("--headful", "--autostart", "-P", Integer.toString(port))
                        .users(2)
                        .runUntil(() -> page(port, "ext/content-length.csv").contains("\"/\","));

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What the page answers, once there is one. */
    private static String page(int port, String path) {
        URI uri = URI.create("http://localhost:" + port + "/" + path);
        try (InputStream in = uri.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void everyShopperLogsInUnderAName() throws Exception {
        Outcome run =
                example("RealisticUser.java").users(5).runUntil(() -> received("POST /login", 5));

        assertAllCounted(run);
        assertThat(bodies("/login").map(login -> login.get("username").asString()))
                .containsExactlyInAnyOrder("user_1", "user_2", "user_3", "user_4", "user_5");
    }

    @Test
    void authenticatedUserShowsItsTokenUntilItLogsOut() throws Exception {
        Outcome run =
                example("AuthenticatedUser.java")
                        .users(20)
                        .runUntil(
                                () ->
                                        received("POST /auth/login", 20)
                                                && received("GET /users/me", 1)
                                                && received("GET /orders", 1)
                                                && received("POST /orders", 1));

        assertAllCounted(run);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("User authenticated successfully");
        assertThat(shop.counts().received("POST", "/auth/login")).isEqualTo(20);
        assertThat(shop.counts().received("POST", "/auth/logout")).isEqualTo(20);
        assertThat(shop.recent())
                .filteredOn(request -> !request.path().equals("/auth/login"))
                .allMatch(r -> r.header("Authorization").orElse("").startsWith("Bearer "));
    }

    @Test
    void userWhoseLoginFailsAsksForNothingMore() throws Exception {
        reopen(REMEMBERING.withFailEvery(1));

        Outcome run = example("AuthenticatedUser.java").users(3).with("-t", "3s").run();

        assertAllCounted(run);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("Authentication failed: 500");
        assertThat(paths()).containsOnly("/auth/login");
    }

    @Test
    void validationAcceptsGoodAndTimelyAnswers() throws Exception {
        Outcome run =
                example("Validation.java")
                        .users(10)
                        .runUntil(
                                () ->
                                        received("GET /products", 5)
                                                && received("GET /api/slow-endpoint", 5));

        assertAllCounted(run);
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void validationFailsAnAnswerThatTakesTooLong() throws Exception {
        reopen(REMEMBERING.withSlowDelay(Duration.ofMillis(2100)));

        Outcome run =
                example("Validation.java")
                        .users(10)
                        .runUntil(() -> received("GET /api/slow-endpoint", 3));

        assertAllCounted(run);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .isNotEmpty()
                .allMatch(error -> error.matches("Response too slow: \\d+\\.\\d\\ds"));
    }

    @Test
    void parameterizedUserTakesAccountsAndTermsFromItsData() throws Exception {
        Outcome run =
                example("Parameterized.java")
                        .users(10)
                        .runUntil(
                                () ->
                                        received("POST /login", 10)
                                                && received("GET /products/{id}", 1)
                                                && received("GET /search", 1));

        assertAllCounted(run);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.names()).containsExactly("POST /login", "GET /products/{id}", "GET /search");
        assertThat(bodies("/login").map(login -> login.get("username").asString()))
                .contains("alice", "bob", "carol", "dave", "erin");
        assertThat(bodies("/login").map(login -> login.get("password").asString()))
                .contains("comma, quoted-3");
        assertThat(requests("/search").map(ReceivedRequest::query))
                .isNotEmpty()
                .isSubsetOf("q=laptop", "q=phone", "q=camera", "q=tablet", "q=headphones");
    }

    @Test
    void runEndsAndFailsWhenNobodyCanLogIn() throws Exception {
        reopen(REMEMBERING.withFailEvery(1));

        Outcome run = example("Parameterized.java").users(3).run();

        assertAllCounted(run);
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("Login failed");
    }

    @Test
    void customMetricsAddUpWhatTheShopSold() throws Exception {
        reopen(REMEMBERING.withFailEvery(3));

        Outcome run =
                impatient("CustomMetrics.java", "OrderingUser")
                        .users(10)
                        .runUntil(() -> received("POST /orders", 40));

        assertAllCounted(run);
        long created = shop.counts().answered(201);
        long ordered = shop.counts().received("POST", "/orders");
        assertThat(created).isPositive().isLessThan(ordered);
        assertThat(run.output())
                .contains("--- Custom Metrics ---")
                .contains("Orders created: " + created)
                .contains("Orders failed: " + (ordered - created))
                .containsPattern("Total order value: \\$[1-9]\\d*\\.\\d\\d");
    }

    @Test
    void distributedUserNamesItsMachine() throws Exception {
        Outcome run =
                example("distributed/DistributedUser.java")
                        .users(10)
                        .runUntil(() -> received("GET /api/data", 10));

        assertAllCounted(run);
        assertThat(run.exitCode()).as(run.output()).isZero();
        String host = InetAddress.getLocalHost().getHostName();
        assertThat(shop.recent())
                .isNotEmpty()
                .allMatch(request -> request.header("X-Worker-ID").orElse("").equals(host));
    }

    @Test
    void ciLoadtestPassesTheBuild() throws Exception {
        Outcome run =
                impatient("CiLoadtest.java", "CiUser")
                        .users(10)
                        .runUntil(() -> received("GET /api/data", 10_000));

        assertAllCounted(run);
        assertThat(run.output()).contains("[PASS] Load test passed all thresholds");
        assertThat(run.exitCode()).isZero();
        assertThat(shop.counts().byRoute()).containsOnlyKeys("GET /health", "GET /api/data");
    }

    @Test
    void ciLoadtestFailsTheBuildAndSaysWhy() throws Exception {
        reopen(REMEMBERING.withFailEvery(2));

        Outcome run =
                example("CiLoadtest.java").users(2).runUntil(() -> received("GET /api/data", 3));

        assertAllCounted(run);
        double percent = 100.0 * shop.counts().answered(500) / shop.counts().requests();
        assertThat(run.output())
                .contains("[FAIL] Load test failed:")
                .containsPattern("  - Throughput \\d+ RPS below threshold 100 RPS")
                .contains("  - Failure rate %.2f%% exceeds".formatted(percent));
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private Acrida example(String file) {
        return Acrida.in(folder).file(file).against(shop);
    }

    private Acrida impatient(String file, String user) throws IOException {
        return Acrida.in(folder).impatient(file, user).against(shop);
    }

    private void assertAllCounted(Outcome run) {
        assertThat(run.requests()).as(run.output()).isEqualTo(shop.counts().requests());
    }

    private boolean received(String route, int times) {
        return shop.counts().byRoute().getOrDefault(route, 0L) >= times;
    }

    private void reopen(ShopOptions options) {
        shop.close();
        shop = SampleShop.start(options);
    }

    private List<String> paths() {
        return shop.recent().stream().map(ReceivedRequest::path).toList();
    }

    private Stream<ReceivedRequest> requests(String path) {
        return shop.recent().stream().filter(request -> request.path().equals(path));
    }

    private Stream<JsonNode> bodies(String path) {
        return requests(path).map(request -> JSON.readTree(request.body()));
    }
}
