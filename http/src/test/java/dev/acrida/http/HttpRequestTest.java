package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acrida.Http;
import dev.acrida.http.TestServer.Received;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What reaches the server. */
class HttpRequestTest {
    private final HttpFixture fixture = new HttpFixture();
    private final Http http = fixture.http;

    record Order(String item, int count) {}

    @AfterEach
    void close() {
        fixture.close();
    }

    private Received last() {
        return fixture.server.last();
    }

    @Test
    void everyVerbIsSent() {
        http.get("/");
        http.head("/");
        http.options("/");
        http.post("/");
        http.put("/");
        http.patch("/");
        http.delete("/");
        http.send("PURGE", "/");
        assertThat(fixture.server.received())
                .extracting(Received::method)
                .containsExactly(
                        "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PURGE");
        assertThat(fixture.user.samples).noneMatch(sample -> sample.failed()).hasSize(8);
    }

    @Test
    void defaultHeadersAreThoseOfAnHonestClient() {
        http.get("/");
        assertThat(last().header("Host")).contains("127.0.0.1:" + fixture.server.port());
        assertThat(last().header("User-agent")).contains("acrida/test");
        assertThat(last().header("Accept")).contains("*/*");
        assertThat(last().header("Accept-encoding")).contains("gzip, deflate, br");
        assertThat(last().headers()).hasSize(4);
    }

    @Test
    void queryIsEncodedAndAppended() {
        http.get("/s?a=1#top", r -> r.query("q", "a b&c=ü").query("n", 5).query("q", "x"));
        assertThat(last().target()).isEqualTo("/s?a=1&q=a+b%26c%3D%C3%BC&n=5&q=x");
    }

    @Test
    void headersOfTheRequestReplaceThoseOfTheUser() {
        http.headers().set("X-Team", "red").set("accept", "text/html").add("X-Two", "1");
        http.headers().add("X-Two", "2");
        http.get("/", r -> r.header("x-team", "blue"));
        assertThat(last().headers().get("X-team")).containsExactly("blue");
        assertThat(last().headers().get("Accept")).containsExactly("text/html");
        assertThat(last().headers().get("X-two")).containsExactly("1", "2");
    }

    @Test
    void changedHeadersCountFromTheNextRequest() {
        http.get("/");
        http.headers().set("Authorization", "Bearer one");
        http.get("/");
        assertThat(last().header("Authorization")).contains("Bearer one");
        http.headers().remove("Authorization");
        http.get("/");
        assertThat(last().header("Authorization")).isEmpty();
    }

    @Test
    void hostCanBeReplaced() {
        http.get("/", r -> r.header("Host", "shop.example"));
        assertThat(last().headers().get("Host")).containsExactly("shop.example");
    }

    @Test
    void json() {
        http.post("/", r -> r.json(new Order("tea", 2)));
        assertThat(last().text()).isEqualTo("{\"item\":\"tea\",\"count\":2}");
        assertThat(last().headers().get("Content-type")).containsExactly("application/json");
        http.post("/", r -> r.json(Map.of("ü", List.of(1, true))));
        assertThat(last().text()).isEqualTo("{\"ü\":[1,true]}");
    }

    @Test
    void typeOfTheBodyIsStrongerThanTheUsersAndWeakerThanTheRequests() {
        http.headers().set("Content-Type", "application/json");
        http.post("/", r -> r.form(Map.of("a", 1)));
        assertThat(last().headers().get("Content-type"))
                .containsExactly("application/x-www-form-urlencoded");
        http.post("/", r -> r.json(1).header("content-type", "application/vnd.shop+json"));
        assertThat(last().headers().get("Content-type"))
                .containsExactly("application/vnd.shop+json");
    }

    @Test
    void form() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user name", "a&b");
        fields.put("tag", List.of("x", "y"));
        http.post("/", r -> r.form(fields));
        assertThat(last().text()).isEqualTo("user+name=a%26b&tag=x&tag=y");
    }

    @Test
    void textAndBytes() {
        http.put("/", r -> r.text("grüß", "text/plain; charset=utf-8"));
        assertThat(last().text()).isEqualTo("grüß");
        http.put("/", r -> r.bytes(new byte[] {0, -1}, "application/octet-stream"));
        assertThat(last().body()).containsExactly(0, -1);
    }

    @Test
    void lastBodyCounts() {
        http.post("/", r -> r.json(1).text("two", "text/plain"));
        assertThat(last().text()).isEqualTo("two");
        assertThat(last().headers().get("Content-type")).containsExactly("text/plain");
    }

    @Test
    void emptyBodiesHaveALength() {
        http.post("/");
        assertThat(last().header("Content-length")).contains("0");
        http.delete("/", r -> r.text("", "text/plain"));
        assertThat(last().header("Content-length")).contains("0");
        http.delete("/");
        assertThat(last().header("Content-length")).isEmpty();
    }

    @Test
    void lengthIsOursToKnow() {
        http.post(
                "/",
                r ->
                        r.text("four", "text/plain")
                                .header("Content-Length", "9000")
                                .header("Transfer-Encoding", "chunked"));
        assertThat(last().headers().get("Content-length")).containsExactly("4");
        assertThat(last().text()).isEqualTo("four");
    }

    @Test
    void fileIsStreamed(@TempDir Path folder) throws IOException {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("photo.bin"), content);
        http.post("/", r -> r.file(file, "image/raw"));
        assertThat(last().body()).isEqualTo(content);
        assertThat(last().header("Content-type")).contains("image/raw");
    }

    @Test
    void missingFileIsTheAuthorsError(@TempDir Path folder) {
        Path none = folder.resolve("none.bin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.post("/", r -> r.file(none, "image/raw")))
                .withMessageContaining("none.bin");
        assertThat(fixture.user.samples).isEmpty();
    }

    @Test
    void multipart(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "from a file");
        http.post(
                "/",
                r ->
                        r.multipart(
                                m ->
                                        m.field("na\"me", "välue")
                                                .file("doc", file, "text/plain")
                                                .bytes("raw", "b.bin", new byte[] {'x'}, "a/b")));
        String type = last().header("Content-type").orElseThrow();
        assertThat(type).startsWith("multipart/form-data; boundary=");
        String mark = "--" + type.substring(type.indexOf('=') + 1);
        String disposition = "\r\nContent-Disposition: form-data; name=";
        assertThat(last().text())
                .isEqualTo(
                        mark
                                + disposition
                                + "\"na%22me\"\r\n\r\nvälue\r\n"
                                + mark
                                + disposition
                                + "\"doc\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n"
                                + "from a file\r\n"
                                + mark
                                + disposition
                                + "\"raw\"; filename=\"b.bin\"\r\nContent-Type: a/b\r\n\r\nx\r\n"
                                + mark
                                + "--\r\n");
    }

    @Test
    void authentication() {
        http.get("/", r -> r.basicAuth("al", "sesam"));
        assertThat(last().header("Authorization")).contains("Basic YWw6c2VzYW0=");
        http.get("/", r -> r.bearer("t0k"));
        assertThat(last().header("Authorization")).contains("Bearer t0k");
    }

    @Test
    void userInfoOfTheUrlAuthenticatesUnlessTheAuthorDoes() {
        String url = fixture.server.url().replace("//", "//al:sesam@");
        http.get(url + "/");
        assertThat(last().header("Authorization")).contains("Basic YWw6c2VzYW0=");
        http.get(url + "/", r -> r.bearer("t0k"));
        assertThat(last().headers().get("Authorization")).containsExactly("Bearer t0k");
        Http hosted = fixture.clientFor(new RecordingContext(url, Map.of()));
        assertThat(hosted.get("/me").url()).isEqualTo(fixture.server.url() + "/me");
        assertThat(last().header("Authorization")).contains("Basic YWw6c2VzYW0=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\nX-Evil: 2", "1\n2", "nul\0", "snow\u2603"})
    void headersCannotBeSmuggled(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.get("/", r -> r.header("X-A", value)))
                .withMessageContaining("X-A");
        assertThat(fixture.server.received()).isEmpty();
    }

    @Test
    void nothingElseCanBeSmuggledEither() {
        String evil = "a\r\nX-Evil: 1";
        assertThatIllegalArgumentException().isThrownBy(() -> http.get("/" + evil));
        assertThatIllegalArgumentException().isThrownBy(() -> http.send("GET / x", "/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.get("/", r -> r.header("A B:", "1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.post("/", r -> r.text("", "text/plain\r\nX-Evil: 1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.get("/", r -> r.bearer("x\nX-Evil: 1")));
        assertThat(fixture.server.received()).isEmpty();
        assertThat(fixture.user.samples).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://files.example/x", "http://", "https://shop:port/"})
    void wrongUrlIsTheAuthorsError(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> http.get(url));
        assertThat(fixture.user.samples).isEmpty();
    }

    @Test
    void longHeadsFit() {
        String path = "/" + "p".repeat(3000);
        http.get(path, r -> r.header("X-Long", "v".repeat(3000)));
        assertThat(last().target()).isEqualTo(path);
        assertThat(last().header("X-long")).hasValueSatisfying(v -> assertThat(v).hasSize(3000));
        http.get("/");
        assertThat(last().headers()).hasSize(4);
    }

    @Test
    void valuesAreLatin1() {
        http.get("/", r -> r.header("X-Name", "grüß"));
        String received = last().header("X-name").orElseThrow();
        assertThat(received).isIn("grüß", new String("grüß".getBytes(UTF_8), UTF_8));
    }
}
