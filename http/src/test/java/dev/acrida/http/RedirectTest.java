package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    @ParameterizedTest
    @CsvSource({
        "http://a/b,       http://a/b",
        "HTTPS://a/b,      https://a/b",
        "//other/x,        https://other/x",
        "/x/../y?q=/./,    https://shop:8443/y?q=/./",
        "item,             https://shop:8443/list/item",
        "../item,          https://shop:8443/item",
        "../../../item/.,  https://shop:8443/item/",
        "?page=2,          https://shop:8443/list/all?page=2",
        "'#top',           https://shop:8443/list/all?page=1",
        "/a b,             https://shop:8443/a%20b",
    })
    void locationIsResolvedAgainstTheRequest(String location, String url) {
        Target from = Target.parse("https://shop:8443/list/all?page=1");
        assertThat(Redirect.target(from, location).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:me@shop", "ftp://shop/", "javascript:alert(1)", "http://:x/"})
    void refusesWhatIsNoHttpUrl(String location) {
        Target from = Target.parse("http://shop/");
        assertThatIllegalArgumentException().isThrownBy(() -> Redirect.target(from, location));
    }

    @ParameterizedTest
    @CsvSource({
        "301, GET, GET",
        "301, POST, GET",
        "301, PUT, PUT",
        "301, HEAD, HEAD",
        "302, POST, GET",
        "302, DELETE, DELETE",
        "302, PATCH, PATCH",
        "303, POST, GET",
        "303, PUT, GET",
        "303, DELETE, GET",
        "303, HEAD, HEAD",
        "307, POST, POST",
        "307, PUT, PUT",
        "308, POST, POST",
        "308, GET, GET",
    })
    void methodChangesAsInBrowsers(int status, String before, String after) {
        assertThat(Redirect.method(status, before)).isEqualTo(after);
    }
}
