package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.acrida.http.wire.Origin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "http://shop,                      http://shop/",
        "HTTP://Shop:80/A,                 http://shop/A",
        "https://shop:443?q=1,             https://shop/?q=1",
        "https://shop:8443/a#top,          https://shop:8443/a",
        "http://[::1]:8000/x,              http://[::1]:8000/x",
        "http://shop:/x,                   http://shop/x",
        "http://b%C3%BCcher/%7Ea,          ''",
        "http://bücher.example/,           http://xn--bcher-kva.example/",
        "http://shop/a b|c?d=ü,            http://shop/a%20b%7Cc?d=%C3%BC",
        "http://shop/100%?x=%zz&y=%41,     http://shop/100%25?x=%25zz&y=%41",
    })
    void isSentInAFormThatServersUnderstand(String written, String sent) {
        if (sent.isEmpty()) {
            assertThatIllegalArgumentException().isThrownBy(() -> Target.parse(written));
        } else {
            assertThat(Target.parse(written).url()).isEqualTo(sent);
        }
    }

    @Test
    void connectsToTheAddressWithoutBrackets() {
        assertThat(Target.parse("https://[::1]/").origin()).isEqualTo(new Origin(true, "::1", 443));
    }

    @Test
    void userInfoBecomesBasicAuthenticationAndIsSentNowhereElse() {
        Target target = Target.parse("http://al%40ce:p%3Ass+w@shop/");
        assertThat(target.authorization()).isEqualTo(BasicAuth.of("al@ce", "p:ss+w"));
        assertThat(target.url()).isEqualTo("http://shop/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://shop/",
                "shop",
                "http://",
                "http:///x",
                "http://shop:0/",
                "http://shop:http/",
                "http://shop:99999/",
                "http://sh op/",
                "http://shop/a\r\nX: y",
                "http://[]/"
            })
    void refusesWhatIsNoHttpUrl(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> Target.parse(url));
    }

    @Test
    void refusalDoesNotShowThePassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse("ftp://me:secret@shop/"))
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse("http://me:secret@shop:x/"))
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop,       /a,          http://shop/a",
        "http://shop/,      /a,          http://shop/a",
        "http://shop,       a,           http://shop/a",
        "http://shop,       '',          http://shop/",
        "http://shop,       ?q=1,        http://shop/?q=1",
        "http://shop/v1,    /a,          http://shop/v1/a",
        "http://shop/v1/,   /a,          http://shop/v1/a",
        "http://shop/v1,    .1/a,        http://shop/v1.1/a",
        "http://shop,       '@evil/a',   http://shop/@evil/a",
        "http://shop,       /to?u=http://b/, http://shop/to?u=http://b/",
    })
    void pathIsAppendedToTheHost(String host, String path, String url) {
        assertThat(new Site(host).target(path).url()).isEqualTo(url);
    }

    @Test
    void otherSchemesAreNoPaths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Site("http://shop").target("ftp://files/"))
                .withMessageContaining("ftp://files/");
    }

    @Test
    void siteForgetsRatherThanGrows() {
        Site site = new Site("http://shop");
        Target first = site.target("/0");
        assertThat(site.target("/0")).isSameAs(first);
        for (int i = 1; i <= 1024; i++) {
            site.target("/" + i);
        }
        assertThat(site.target("/0")).isNotSameAs(first);
        assertThat(site.target("/0").url()).isEqualTo("http://shop/0");
    }
}
