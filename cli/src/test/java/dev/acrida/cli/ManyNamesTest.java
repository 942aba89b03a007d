package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A test that gives each request a name of its own must not fill the memory. */
@Timeout(120)
class ManyNamesTest {
    private static final String TEST =
            """
            class Collector extends HttpUser {
                @Task void look() {
                    for (int i = 0; i < 11_000; i++) {
                        String name = "/health?" + i;
                        http.get("/health", r -> r.name(name));
                    }
                    stopUser();
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void namesThatExplodeAreWarnedOfAndCountedTogether() throws IOException {
        Workplace work = Workplace.in(folder, TEST);
        Path page = folder.resolve("run.html");
        Command.Outcome run;
        try (SampleShop shop = SampleShop.start()) {
            run = work.run("--json", "--host", shop.uri().toString(), "--html", page.toString());
        }

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .containsOnlyOnce("requests have more than 500 different names, for example GET")
                .contains("group them with name(...)", "(other)");
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.at("/total/num_requests").asInt()).isEqualTo(11_000);
        assertThat(json.get("entries").size()).isEqualTo(10_001);
        assertThat(json.get("entries").valueStream())
                .filteredOn(entry -> entry.get("name").asString().equals("(other)"))
                .singleElement()
                .extracting(entry -> entry.get("num_requests").asInt())
                .isEqualTo(1_000);
        assertThat(Files.readString(page).split("<tr class=\"total", -1)).hasSize(1 + 2);
    }
}
