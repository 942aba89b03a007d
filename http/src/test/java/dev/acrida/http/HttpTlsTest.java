package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Response;
import dev.acrida.testkit.SampleShop;
import dev.acrida.testkit.ShopOptions;

import org.junit.jupiter.api.Test;

import java.util.Map;

class HttpTlsTest {
    @Test
    void unknownCertificateFailsUnlessTheRunIsInsecure() {
        try (SampleShop shop = SampleShop.start(ShopOptions.DEFAULT.withTls(true))) {
            RecordingContext user = new RecordingContext(shop.uri().toString(), Map.of());
            assertThat(get(user, HttpOptions.DEFAULT).status()).isZero();
            assertThat(get(user, HttpOptions.DEFAULT.withInsecure(true)).status()).isEqualTo(200);
            assertThat(user.samples).hasSize(2);
            assertThat(user.samples.get(0).error()).contains("certificate");
            assertThat(user.samples.get(1).failed()).isFalse();
            assertThat(shop.counts().requests()).isEqualTo(1);
        }
    }

    private static Response get(RecordingContext user, HttpOptions options) {
        try (HttpClients clients = new HttpClients(options)) {
            return clients.create(user).get("/products");
        }
    }
}
