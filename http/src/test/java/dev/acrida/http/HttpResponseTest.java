package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acrida.Http;
import dev.acrida.Response;
import dev.acrida.ResponseError;
import dev.acrida.http.TestServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

/** What the author reads. */
class HttpResponseTest {
    private final HttpFixture fixture = new HttpFixture();
    private final Http http = fixture.http;

    record Product(String name, int price) {}

    @AfterEach
    void close() {
        fixture.close();
    }

    private Response answered(String body) {
        fixture.server.on("/x", Reply.text(200, body));
        return http.get("/x");
    }

    @Test
    void tellsWhatCameBack() {
        fixture.server.on("/x", Reply.text(201, "made").with("X-Two", "1", "2"));
        Response response = http.get("/x?y=1");
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.ok()).isTrue();
        assertThat(response.error()).isEmpty();
        assertThat(response.text()).isEqualTo("made");
        assertThat(response.bytes()).isEqualTo("made".getBytes(UTF_8));
        assertThat(response.headers().all("x-two")).containsExactly("1", "2");
        assertThat(response.url()).isEqualTo(fixture.server.url() + "/x?y=1");
        assertThat(response.elapsed()).isPositive();
        assertThat(response.timings().firstByte()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html; charset=ISO-8859-1",
                "text/html;charset=\"latin1\"",
                "text/html; CHARSET='iso-8859-1'; x=y"
            })
    void textIsInTheCharsetThatTheServerNames(String type) {
        byte[] body = "grüß".getBytes(ISO_8859_1);
        fixture.server.on("/x", Reply.of(200).with("Content-Type", type).withBody(body));
        assertThat(http.get("/x").text()).isEqualTo("grüß");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=", "text/html; charset=no such"})
    void textIsUtf8IfNoCharsetIsKnown(String type) {
        byte[] body = "grüß".getBytes(UTF_8);
        fixture.server.on("/x", Reply.of(200).with("Content-Type", type).withBody(body));
        assertThat(http.get("/x").text()).isEqualTo("grüß");
    }

    @Test
    void jsonAsTreeIsParsedOnce() {
        Response response = answered("{\"name\": \"tea\", \"tags\": [1]}");
        assertThat(response.json().get("name").asString()).isEqualTo("tea");
        assertThat(response.json()).isSameAs(response.json());
    }

    @Test
    void jsonAsRecord() {
        assertThat(answered("{\"name\":\"tea\",\"price\":3,\"more\":1}").json(Product.class))
                .isEqualTo(new Product("tea", 3));
    }

    @Test
    void whatIsNoJsonIsSaidInOneLine() {
        Response response = answered("<html>\n  <body>" + "x".repeat(500));
        assertThatThrownBy(response::json)
                .isInstanceOf(ResponseError.class)
                .hasMessage("Response is not valid JSON: <html> <body>" + "x".repeat(65));
        assertThatThrownBy(() -> response.json(Product.class))
                .isInstanceOf(ResponseError.class)
                .hasMessageStartingWith("Response is not valid JSON: <html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{} {}", "{\"a\":", "nope"})
    void brokenJsonIsAResponseError(String body) {
        Response response = answered(body);
        assertThatThrownBy(response::json).isInstanceOf(ResponseError.class);
        assertThatThrownBy(() -> response.json(Product.class)).isInstanceOf(ResponseError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"price\":\"dear\"}", "null", "3"})
    void jsonOfAnotherShapeIsAResponseError(String body) {
        assertThatThrownBy(() -> answered(body).json(Product.class))
                .isInstanceOf(ResponseError.class)
                .hasMessageStartingWith("Response does not fit Product: ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void compressedBodyIsDecodedAndCountedSo() throws IOException {
        byte[] text = "{\"a\":1}".repeat(100).getBytes(UTF_8);
        byte[] packed = ContentCodingTest.gzip(text);
        fixture.server.on("/x", Reply.of(200).with("Content-Encoding", "gzip").withBody(packed));
        assertThat(http.get("/x").bytes()).isEqualTo(text);
        assertThat(fixture.user.onlySample().bytes()).isEqualTo(text.length);
    }

    @Test
    void brotliIsDecoded() {
        byte[] packed = ContentCodingTest.BROTLI_OK;
        fixture.server.on("/x", Reply.of(200).with("Content-Encoding", "br").withBody(packed));
        assertThat(http.get("/x").text()).isEqualTo("ok");
    }

    @Test
    void corruptBodyFailsAndSaysWhy() {
        fixture.server.on("/x", Reply.text(200, "plain").with("Content-Encoding", "gzip"));
        Response response = http.get("/x");
        assertThat(response.status()).isZero();
        assertThat(response.error()).isEqualTo("response body is no valid gzip");
        assertThat(response.bytes()).isEmpty();
        assertThat(fixture.user.onlySample().error()).isEqualTo(response.error());
    }

    @Test
    void headOfACompressedPageIsNoError() {
        fixture.server.on("/x", Reply.of(200).with("Content-Encoding", "gzip"));
        assertThat(http.head("/x").status()).isEqualTo(200);
        assertThat(http.get("/x").status()).isEqualTo(200);
    }

    @Test
    void withoutResponseThereIsAnErrorAndNothingElse() {
        Response response = http.get("http://127.0.0.1:1/none");
        assertThat(response.status()).isZero();
        assertThat(response.ok()).isFalse();
        assertThat(response.error()).isNotEmpty();
        assertThat(response.text()).isEmpty();
        assertThat(response.headers().isEmpty()).isTrue();
        assertThat(response.url()).isEqualTo("http://127.0.0.1:1/none");
        assertThatThrownBy(response::json)
                .isInstanceOf(ResponseError.class)
                .hasMessageContaining(response.error());
    }
}
