package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Http;
import dev.acrida.http.TestServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpCookieTest {
    private final HttpFixture fixture = new HttpFixture();
    private final TestServer server = fixture.server;
    private final Http http = fixture.http;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void goBackToTheServerThatSetThem() {
        server.on("/login", Reply.of(200).with("Set-Cookie", "sid=7; HttpOnly", "theme=dark"));
        http.get("/login");
        http.get("/");
        assertThat(server.last().headers().get("Cookie")).containsExactly("sid=7; theme=dark");
        assertThat(http.cookies().get("sid")).contains("7");
    }

    @Test
    void belongToOneUser() {
        server.on("/login", Reply.of(200).with("Set-Cookie", "sid=7"));
        http.get("/login");
        fixture.anotherUser().get("/");
        assertThat(server.last().headers()).doesNotContainKey("Cookie");
    }

    @Test
    void failedResponsesSetThemToo() {
        server.on("/login", Reply.of(403).with("Set-Cookie", "sid=7"));
        http.get("/login");
        assertThat(http.cookies().get("sid")).contains("7");
    }

    @Test
    void authorSetsAndClearsThem() {
        http.cookies().set("theme", "dark");
        http.get("/");
        assertThat(server.last().header("Cookie")).contains("theme=dark");
        http.cookies().clear();
        http.get("/");
        assertThat(server.last().headers()).doesNotContainKey("Cookie");
    }

    @Test
    void headerOfTheAuthorReplacesThem() {
        http.cookies().set("theme", "dark");
        http.get("/", r -> r.header("Cookie", "mine=1"));
        assertThat(server.last().headers().get("Cookie")).containsExactly("mine=1");
    }
}
