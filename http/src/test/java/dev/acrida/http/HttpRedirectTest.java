package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Http;
import dev.acrida.Response;
import dev.acrida.http.TestServer.Received;
import dev.acrida.http.TestServer.Reply;
import dev.acrida.stats.EntryKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRedirectTest {
    private final HttpFixture fixture = new HttpFixture();
    private final TestServer server = fixture.server;
    private final Http http = fixture.http;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void chainIsOneSampleNamedAfterItsFirstRequest() {
        server.on("/old", Reply.redirect(302, "/newer"));
        server.on("/newer", Reply.redirect(301, server.url() + "/new"));
        Response response = http.get("/old");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.url()).isEqualTo(server.url() + "/new");
        assertThat(fixture.user.onlySample().key()).isEqualTo(new EntryKey("GET", "/old"));
        assertThat(fixture.user.onlySample().bytes()).isEqualTo(5);
        assertThat(fixture.user.events.getFirst().url()).isEqualTo(server.url() + "/old");
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void seeOtherAfterPostIsAGetWithoutBody() {
        server.on("/form", Reply.redirect(303, "/done"));
        http.post("/form", r -> r.json(1).header("X-Kept", "1").header("Content-Language", "de"));
        Received last = server.last();
        assertThat(last.method()).isEqualTo("GET");
        assertThat(last.body()).isEmpty();
        assertThat(last.headers()).doesNotContainKeys("Content-type", "Content-length");
        assertThat(last.headers()).doesNotContainKey("Content-language");
        assertThat(last.header("X-kept")).contains("1");
        assertThat(fixture.user.onlySample().key().method()).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void temporaryAndPermanentRedirectKeepMethodAndBody(int status) {
        server.on("/form", Reply.redirect(status, "/done"));
        http.post("/form", r -> r.json("again"));
        assertThat(server.last().method()).isEqualTo("POST");
        assertThat(server.last().text()).isEqualTo("\"again\"");
        assertThat(server.last().header("Content-type")).contains("application/json");
    }

    @Test
    void credentialsStayOnTheirOrigin() {
        try (TestServer other = new TestServer()) {
            server.on("/here", Reply.redirect(302, "/there"));
            server.on("/there", Reply.redirect(302, other.url() + "/away"));
            other.on("/away", Reply.redirect(302, server.url() + "/back"));
            http.headers().set("Authorization", "Bearer user");
            http.get("/here", r -> r.header("Cookie", "secret=1").header("X-Kept", "1"));
            assertThat(server.received().get(1).header("Authorization")).contains("Bearer user");
            assertThat(other.last().headers()).doesNotContainKeys("Authorization", "Cookie");
            assertThat(other.last().header("X-kept")).contains("1");
            assertThat(server.last().target()).isEqualTo("/back");
            assertThat(server.last().headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void userInfoStaysOnItsOriginToo() {
        try (TestServer other = new TestServer()) {
            server.on("/here", Reply.redirect(302, "/there"));
            server.on("/there", Reply.redirect(302, other.url() + "/away"));
            http.get(server.url().replace("//", "//me:pw@") + "/here");
            assertThat(server.last().headers()).containsKey("Authorization");
            assertThat(other.last().headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void cookiesOfTheChainAreKeptAndSent() {
        server.on("/login", Reply.redirect(302, "/home").with("Set-Cookie", "sid=7; Path=/"));
        http.get("/login");
        assertThat(server.last().header("Cookie")).contains("sid=7");
    }

    @Test
    void thirtyRedirectsAreFollowedAndNotOneMore() {
        for (int i = 0; i < 31; i++) {
            server.on("/" + i, Reply.redirect(302, "/" + (i + 1)));
        }
        assertThat(http.get("/1").status()).isEqualTo(200);
        Response response = http.get("/0");
        assertThat(response.status()).isZero();
        assertThat(response.error()).isEqualTo("more than 30 redirects");
        assertThat(fixture.user.samples.getLast().error()).isEqualTo("more than 30 redirects");
    }

    @Test
    void withoutLocationItIsTheResponse() {
        server.on("/odd", Reply.text(302, "nowhere"));
        Response response = http.get("/odd");
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.text()).isEqualTo("nowhere");
        assertThat(fixture.user.onlySample().failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"mailto:me@shop.example", "http://:x/", "ftp://shop/"})
    void locationThatIsNoHttpUrlFails(String location) {
        server.on("/odd", Reply.redirect(302, location));
        Response response = http.get("/odd");
        assertThat(response.status()).isZero();
        assertThat(fixture.user.onlySample().error()).isEqualTo("redirect to what is no HTTP URL");
        assertThat(response.headers().first("Location")).contains(location);
    }

    @Test
    void headFollowsOnlyWhenAsked() {
        server.on("/old", Reply.redirect(302, "/new"));
        assertThat(http.head("/old").status()).isEqualTo(302);
        assertThat(http.head("/old", r -> r.followRedirects(true)).status()).isEqualTo(200);
        assertThat(server.last().method()).isEqualTo("HEAD");
    }

    @Test
    void getDoesNotFollowWhenAskedNotTo() {
        server.on("/old", Reply.redirect(302, "/new"));
        Response response = http.get("/old", r -> r.followRedirects(false));
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.headers().first("Location")).contains("/new");
    }

    @Test
    void failedTargetFailsTheChain() {
        server.on("/old", Reply.redirect(302, "/none"));
        server.on("/none", Reply.of(404));
        http.get("/old");
        assertThat(fixture.user.onlySample().error()).isEqualTo("HTTP 404 Not Found");
        assertThat(fixture.user.onlySample().key().name()).isEqualTo("/old");
    }
}
