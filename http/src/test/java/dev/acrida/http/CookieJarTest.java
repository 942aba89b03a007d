package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

class CookieJarTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final CookieJar jar =
            new CookieJar(() -> Target.parse("http://www.shop.example/"), () -> now);

    private void set(String url, String... headers) {
        jar.keep(Target.parse(url), List.of(headers));
    }

    private String sent(String url) {
        return jar.header(Target.parse(url));
    }

    @Test
    void goesBackToTheHostThatSetItAlone() {
        set("http://shop.example/", "a=1");
        assertThat(sent("http://shop.example/x")).isEqualTo("a=1");
        assertThat(sent("http://www.shop.example/")).isEmpty();
        assertThat(sent("http://other.example/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example,      true", ".shop.example,    true", "SHOP.example,    true",
        "www.shop.example,  true", "other.example,    false", "op.example,     false",
        "a.www.shop.example, false", "example,        false", "'',             true",
    })
    void domainMustHoldTheHost(String domain, boolean kept) {
        set("http://www.shop.example/", "a=1; Domain=" + domain);
        assertThat(sent("http://www.shop.example/").isEmpty()).isEqualTo(!kept);
    }

    @Test
    void domainReachesSubdomains() {
        set("http://www.shop.example/", "a=1; Domain=shop.example");
        assertThat(sent("http://api.shop.example/")).isEqualTo("a=1");
        assertThat(sent("http://myshop.example/")).isEmpty();
    }

    @Test
    void addressesHaveNoSubdomains() {
        set("http://127.0.0.1/", "a=1; Domain=0.0.1", "b=2; Domain=127.0.0.1");
        assertThat(sent("http://127.0.0.1/")).isEqualTo("b=2");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /,      true", "/a/b, /a,     true", "/a/b, /a/,  true", "/a/b, /a/b, true",
        "/a/b?q, /a/b, true", "/ab,  /a,     false", "/,   /a,   false", "/A,   /a,  false",
    })
    void pathIsAWholeBeginning(String path, String cookiePath, boolean matches) {
        set("http://shop.example/", "a=1; Path=" + cookiePath);
        assertThat(sent("http://shop.example" + path).isEmpty()).isEqualTo(!matches);
    }

    @Test
    void pathIsThatOfTheRequestWithoutItsLastSegment() {
        set("http://shop.example/a/b?x=/y", "a=1", "c=2; Path=relative");
        assertThat(sent("http://shop.example/a/z")).isEqualTo("a=1; c=2");
        assertThat(sent("http://shop.example/")).isEmpty();
    }

    @Test
    void longerPathsComeFirstThenOlderCookies() {
        set("http://shop.example/", "old=1", "new=2", "deep=3; Path=/a", "old=4");
        assertThat(sent("http://shop.example/a")).isEqualTo("deep=3; old=4; new=2");
    }

    @Test
    void secureNeedsTls() {
        set("https://shop.example/", "a=1; Secure");
        assertThat(sent("http://shop.example/")).isEmpty();
        assertThat(sent("https://shop.example/")).isEqualTo("a=1");
    }

    @Test
    void lastsAsLongAsItSays() {
        set(
                "http://shop.example/",
                "age=1; Max-Age=60; Expires=Thu, 01-Jan-70 00:00:00 GMT",
                "date=2; Expires=Thu, 01 Jan 2026 00:00:30 GMT",
                "odd=3; Max-Age=soon; expires=whenever",
                "huge=4; Max-Age=99999999999999999999");
        assertThat(sent("http://shop.example/")).isEqualTo("age=1; date=2; odd=3; huge=4");
        now = now.plusSeconds(30);
        assertThat(sent("http://shop.example/")).isEqualTo("age=1; odd=3; huge=4");
        now = now.plusSeconds(30);
        assertThat(sent("http://shop.example/")).isEqualTo("odd=3; huge=4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Max-Age=0", "Max-Age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT"})
    void serverTakesItBack(String attribute) {
        set("http://shop.example/", "a=1");
        set("http://shop.example/", "a=; " + attribute);
        assertThat(jar.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "novalue", "=value", "; Path=/", "a\u0001=1", "a=1\u007f"})
    void ignoresWhatIsNoCookie(String header) {
        set("http://shop.example/", header);
        assertThat(jar.isEmpty()).isTrue();
    }

    @Test
    void keepsQuotesAndEqualSignsOfTheValue() {
        set("http://shop.example/", "a=\"x=y\" ; HttpOnly; SameSite=Lax");
        assertThat(sent("http://shop.example/")).isEqualTo("a=\"x=y\"");
    }

    @Test
    void ignoresHugeCookies() {
        set("http://shop.example/", "a=" + "x".repeat(5000));
        assertThat(jar.isEmpty()).isTrue();
    }

    @Test
    void forgetsTheLeastUsedOfADomainWithTooMany() {
        for (int i = 0; i < 180; i++) {
            set("http://shop.example/", "c" + i + "=1; Path=/" + i % 2);
        }
        sent("http://shop.example/0");
        set("http://shop.example/", "last=1; Path=/0");
        assertThat(sent("http://shop.example/1")).doesNotContain("c1=").contains("c3=");
        assertThat(sent("http://shop.example/0")).contains("c0=").contains("last=");
    }

    @Test
    void forgetsTheExpiredFirst() {
        set("http://shop.example/", "keep=1", "brief=1; Max-Age=1");
        now = now.plusSeconds(2);
        for (int i = 0; i < 179; i++) {
            set("http://shop.example/", "c" + i + "=1");
        }
        assertThat(sent("http://shop.example/")).contains("keep=1").contains("c0=1");
    }

    @Test
    void holdsNoMoreThan3000() {
        for (int i = 0; i <= 3000; i++) {
            set("http://h" + i + ".example/", "a=1");
        }
        assertThat(sent("http://h0.example/")).isEmpty();
        assertThat(sent("http://h1.example/")).isEqualTo("a=1");
    }

    @Test
    void authorSetsAndReadsThoseOfTheHost() {
        jar.set("theme", "dark");
        set("http://other.example/", "theme=light");
        assertThat(jar.get("theme")).contains("dark");
        assertThat(jar.get("none")).isEmpty();
        assertThat(sent("http://www.shop.example/any/path")).isEqualTo("theme=dark");
        jar.clear();
        assertThat(jar.get("theme")).isEmpty();
    }

    @Test
    void authorCannotSmuggleHeaders() {
        assertThatIllegalArgumentException().isThrownBy(() -> jar.set("a", "1\r\nX: y"));
        assertThatIllegalArgumentException().isThrownBy(() -> jar.set("a", "1; b=2"));
        assertThatIllegalArgumentException().isThrownBy(() -> jar.set("a b", "1"));
    }
}
