package dev.acrida.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.examples.Acrida.Outcome;
import dev.acrida.testkit.ReceivedRequest;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Runs every example as it stands against the shop, and asks the shop what came. */
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
        Outcome run = run("WebsiteUser.java", "-u", "50", "-t", "3s");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.names())
                .containsExactly(
                        "GET /", "GET /products", "GET /products/{id}", "GET /search?q=laptop");
        assertThat(paths()).containsOnly("/", "/products", "/products/123", "/search");
    }

    @Test
    void shoppingJourneyGoesStepByStep() throws Exception {
        Outcome run =
                Acrida.in(folder)
                        .impatient("RealisticUser.java", "EcommerceUser")
                        .against(shop)
                        .with("-u", "1", "-t", "3s", "Impatient")
                        .run();

        assertThat(run.exitCode()).as(run.output()).isZero();
        String walk = "/ /category/\\w+ /products/\\d+ ";
        String purchase = walk + "/cart/add /cart /checkout ";
        assertThat(String.join(" ", paths()))
                .matches(
                        "/login (%s/cart |%s)+(/ [^c]*(category)?[^c]*(cart/add )?(/cart ?)?)?"
                                .formatted(walk, purchase))
                .containsPattern(walk + "/cart / ")
                .containsPattern(purchase + "/ ");
        assertThat(bodies("/cart/add").map(body -> "/products/" + body.get("product_id").asInt()))
                .isSubsetOf(paths());
    }

    @Test
    void everyShopperLogsInUnderAName() throws Exception {
        run("RealisticUser.java", "-u", "5", "-t", "2s");

        assertThat(bodies("/login").map(login -> login.get("username").asString()))
                .containsExactlyInAnyOrder("user_1", "user_2", "user_3", "user_4", "user_5");
    }

    @Test
    void authenticatedUserShowsItsTokenUntilItLogsOut() throws Exception {
        Outcome run = run("AuthenticatedUser.java", "-u", "20", "-t", "3s");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("User authenticated successfully");
        assertThat(shop.counts().received("POST", "/auth/login")).isEqualTo(20);
        assertThat(shop.counts().received("POST", "/auth/logout")).isEqualTo(20);
        assertThat(paths()).contains("/users/me", "/orders");
        assertThat(shop.recent())
                .filteredOn(request -> !request.path().equals("/auth/login"))
                .allSatisfy(
                        r ->
                                assertThat(r.header("Authorization").orElse(""))
                                        .startsWith("Bearer "));
    }

    @Test
    void userWhoseLoginFailsAsksForNothingMore() throws Exception {
        reopen(REMEMBERING.withFailEvery(1));

        Outcome run = run("AuthenticatedUser.java", "-u", "3", "-t", "2s");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("Authentication failed: 500");
        assertThat(paths()).containsExactly("/auth/login", "/auth/login", "/auth/login");
    }

    @Test
    void validationAcceptsGoodAndTimelyAnswers() throws Exception {
        Outcome run = run("Validation.java", "-u", "20", "-t", "3s");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(paths()).containsOnly("/products", "/api/slow-endpoint");
    }

    @Test
    void validationFailsAnAnswerThatTakesTooLong() throws Exception {
        reopen(REMEMBERING.withSlowDelay(Duration.ofMillis(2100)));

        Outcome run = run("Validation.java", "-u", "20", "-t", "3s");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .isNotEmpty()
                .allMatch(e -> e.matches("Response too slow: 2\\.\\d\\ds"));
    }

    @Test
    void parameterizedUserTakesAccountsAndTermsFromItsData() throws Exception {
        Outcome run = run("Parameterized.java", "-u", "20", "-t", "3s");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.names()).containsExactly("POST /login", "GET /products/{id}", "GET /search");
        assertThat(bodies("/login").map(login -> login.get("username").asString()).distinct())
                .containsExactlyInAnyOrder("alice", "bob", "carol", "dave", "erin");
        assertThat(bodies("/login").map(login -> login.get("password").asString()))
                .contains("comma, quoted-3");
        assertThat(received("/search").map(ReceivedRequest::query))
                .isNotEmpty()
                .isSubsetOf("q=laptop", "q=phone", "q=camera", "q=tablet", "q=headphones");
    }

    @Test
    void runFailsWhenNobodyCanLogIn() throws Exception {
        reopen(REMEMBERING.withFailEvery(1));

        Outcome run = run("Parameterized.java", "-u", "3", "-t", "3s");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("Login failed");
    }

    @Test
    void customMetricsAddUpWhatTheShopSold() throws Exception {
        reopen(REMEMBERING.withFailEvery(3));

        Outcome run = run("CustomMetrics.java", "-u", "100", "-t", "3s");

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
        Outcome run = run("distributed/DistributedUser.java", "-u", "10", "-t", "2s");

        assertThat(run.exitCode()).as(run.output()).isZero();
        String host = InetAddress.getLocalHost().getHostName();
        assertThat(shop.recent())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.header("X-Worker-ID")).contains(host));
    }

    @Test
    void ciLoadtestPassesTheBuild() throws Exception {
        Outcome run = run("CiLoadtest.java", "-u", "300", "-r", "300", "-t", "4s");

        assertThat(run.output()).contains("[PASS] Load test passed all thresholds");
        assertThat(run.exitCode()).isZero();
        assertThat(paths()).containsOnly("/health", "/api/data");
    }

    @Test
    void ciLoadtestFailsTheBuildAndSaysWhy() throws Exception {
        reopen(REMEMBERING.withFailEvery(2));

        Outcome run = run("CiLoadtest.java", "-u", "2", "-t", "3s");

        double percent = 100.0 * shop.counts().answered(500) / shop.counts().requests();
        assertThat(run.output())
                .contains("[FAIL] Load test failed:")
                .containsPattern("  - Throughput \\d RPS below threshold 100 RPS")
                .contains("  - Failure rate %.2f%% exceeds".formatted(percent))
                .doesNotContain("P95");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private Outcome run(String file, String... options) throws Exception {
        Outcome run = Acrida.in(folder).file(file).against(shop).with(options).run();
        assertThat(run.requests()).as(run.output()).isEqualTo(shop.counts().requests());
        return run;
    }

    private void reopen(ShopOptions options) {
        shop.close();
        shop = SampleShop.start(options);
    }

    private List<String> paths() {
        return shop.recent().stream().map(ReceivedRequest::path).toList();
    }

    private Stream<ReceivedRequest> received(String path) {
        return shop.recent().stream().filter(request -> request.path().equals(path));
    }

    private Stream<JsonNode> bodies(String path) {
        return received(path).map(request -> JSON.readTree(request.body()));
    }
}
