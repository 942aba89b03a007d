package dev.acrida.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

class FreezeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "8599, 0",
        "8600, 1400",
        "9000, 1000",
        "9999, 1",
        "10000, 0",
        "18600, 1400"
    })
    void oneThatComesAgainEndsEachPeriod(long now, long left) {
        Freeze freeze = Freeze.parse("1.4s/10s");

        assertThat(freeze.left(Duration.ofMillis(now))).isEqualTo(Duration.ofMillis(left));
    }

    @ParameterizedTest
    @CsvSource({"29999, 0", "30000, 6000", "35000, 1000", "36000, 0", "66000, 0"})
    void oneThatComesOnceIsOverThen(long now, long left) {
        Freeze freeze = Freeze.parse("6s@30s");

        assertThat(freeze.left(Duration.ofMillis(now))).isEqualTo(Duration.ofMillis(left));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "6s", "6s@", "10s/5s", "5s/5s", "-1s@2s", "0s@1s"})
    void otherTextsAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Freeze.parse(text))
                .withMessageStartingWith("a freeze must");
    }

    @Test
    void whoAsksMeanwhileIsAnsweredAtItsEnd() throws Exception {
        ShopOptions frozen = ShopOptions.DEFAULT.withFreezes(List.of(Freeze.parse("1s@0s")));
        long before = System.nanoTime();
        try (SampleShop shop = SampleShop.start(frozen);
                HttpClient client = HttpClient.newHttpClient()) {
            URI home = shop.uri().resolve("/health");
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(home).build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_000_000_000);
        }
    }
}
