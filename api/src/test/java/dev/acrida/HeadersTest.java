package dev.acrida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class HeadersTest {
    private final Headers headers = new Headers();

    @Test
    void namesAreFoundInAnyCase() {
        headers.set("Content-Type", "text/plain");

        assertThat(headers.first("content-TYPE")).contains("text/plain");
        assertThat(headers.first("Accept")).isEmpty();
    }

    @Test
    void setReplacesAndAddKeeps() {
        headers.set("A", "1").add("a", "2").set("b", "3").set("B", "4");

        assertThat(headers.all("A")).containsExactly("1", "2");
        assertThat(headers.all("b")).containsExactly("4");
    }

    @Test
    void everyValueIsVisited() {
        headers.add("A", "1").add("A", "2").add("B", "3");
        List<String> seen = new ArrayList<>();

        headers.forEach((name, value) -> seen.add(name + "=" + value));

        assertThat(seen).containsExactly("A=1", "A=2", "B=3");
    }

    @Test
    void eachChangeIsSeenInTheVersion() {
        int before = headers.version();
        headers.set("A", "1");
        int between = headers.version();
        headers.remove("A");

        assertThat(between).isGreaterThan(before);
        assertThat(headers.version()).isGreaterThan(between);
        assertThat(headers.first("A")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a\nb", "\0"})
    void aValueThatWouldStartAnotherHeaderIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> headers.set("A", value))
                .withMessageContaining("header A must hold no control character");
        assertThatIllegalArgumentException().isThrownBy(() -> headers.add(value, "x"));
        assertThat(headers.first("A")).isEmpty();
    }
}
