package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Where the page is. */
@Timeout(60)
class PlaceTest {
    @TempDir Path folder;

    @Test
    void belowAPath() {
        try (ServedPage page =
                ServedPage.open(PageSettings.onLoopback(0).withBasePath("/team/load"))) {
            assertThat(page.server.address()).endsWith("/team/load/");
            assertThat(page.get("api/state").statusCode()).isEqualTo(200);
            assertThat(page.get("/api/state").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aPathHasAForm() {
        assertThatThrownBy(() -> PageSettings.onLoopback(0).withBasePath("load"))
                .hasMessageContaining("must be of the form /load or /team/load, was 'load'");
    }

    @Test
    void overTls() throws Exception {
        KeyStore store = certificate();
        try (ServedPage page =
                        ServedPage.open(
                                PageSettings.onLoopback(0)
                                        .withTls(
                                                new PageSettings.Certificate(
                                                        pem(
                                                                "CERTIFICATE",
                                                                store.getCertificate("a")
                                                                        .getEncoded()),
                                                        pem(
                                                                "PRIVATE KEY",
                                                                store.getKey(
                                                                                "a",
                                                                                "secret"
                                                                                        .toCharArray())
                                                                        .getEncoded()))));
                HttpClient client = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            URI uri = page.uri("api/state");
            assertThat(uri.getScheme()).isEqualTo("https");
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private KeyStore certificate() throws Exception {
        Path file = folder.resolve("key.p12");
        int code =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storepass",
                                "secret",
                                "-keystore",
                                file.toString())
                        .start()
                        .waitFor();
        assertThat(code).isZero();
        return KeyStore.getInstance(file.toFile(), "secret".toCharArray());
    }

    private Path pem(String kind, byte[] bytes) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        trusted.setCertificateEntry("a", store.getCertificate("a"));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
