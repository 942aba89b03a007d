package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@Timeout(60)
class TargetTest {
    private static final Pattern ADDRESS = Pattern.compile("open at (http\\S+)");

    @TempDir Path folder;

    @Test
    void itSaysAtItsEndHowManyRequestsItCounted() throws Exception {
        try (AcridaProcess target = AcridaProcess.start(folder, "target")) {
            Await.until(() -> target.out().contains("closes it"), Duration.ofSeconds(30));
            Matcher address = ADDRESS.matcher(target.out());
            assertThat(address.find()).isTrue();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address.group(1))).build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                for (int i = 0; i < 3; i++) {
                    client.send(request, BodyHandlers.discarding());
                }
            }
            target.signal("TERM");
            target.exitCode();

            assertThat(target.out()).endsWith("The sample shop counted 3 requests\n");
        }
    }
}
