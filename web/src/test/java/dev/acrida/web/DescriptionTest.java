package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every route answers is what openapi.json says that it answers. */
@Timeout(120)
class DescriptionTest {
    private static final String DESCRIPTION = "https://acrida.dev/openapi.json";
    private static final JsonNode DOCUMENT = document();

    /** What the routes are asked with, where that makes a difference. */
    private static final Map<String, String> QUERIES = Map.of("/api/shape", "?name=Waves");

    /** A stream has no end; it is described in words, and its events are checked apart. */
    private static final List<String> WITHOUT_END = List.of("/api/stream");

    private static ServedPage page;

    private static JsonNode document() {
        try (InputStream in = PageServer.class.getResourceAsStream("openapi.json")) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    static void open() {
        page = ServedPage.open(PageSettings.onLoopback(0), Extension.class);
        page.startAndFail();
        page.await("points", () -> page.json("api/history").get("at").size() >= 1);
    }

    @AfterAll
    static void close() {
        page.close();
    }

    static Stream<String> gets() {
        return DOCUMENT.get("paths").propertyNames().stream()
                .filter(path -> DOCUMENT.at("/paths").get(path).has("get"))
                .filter(path -> !WITHOUT_END.contains(path));
    }

    @ParameterizedTest
    @MethodSource("gets")
    void everyGetAnswersAsDescribed(String path) {
        String asked = path.replace("{key}", "sizes") + QUERIES.getOrDefault(path, "");
        check(path, "get", page.get(asked.substring(1)));
    }

    static Stream<String> posts() {
        return Stream.of(
                "/api/check {\"users\":1}",
                "/user {\"user_class_name\":\"Shopper\"}",
                "/user {}",
                "/api/start {}",
                "/api/start {\"users\":-1}",
                "/api/edit {\"users\":4}",
                "/api/pause ",
                "/api/resume ",
                "/api/reset ",
                "/api/login {}",
                "/api/logout ",
                "/reset ",
                "/stats/reset ",
                "/api/stop ",
                "/stop ",
                "/api/quit ");
    }

    @ParameterizedTest
    @MethodSource("posts")
    void everyPostAnswersAsDescribed(String post) {
        int space = post.indexOf(' ');
        String path = post.substring(0, space);
        var request =
                page.request(path.substring(1))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(post.substring(space + 1)));
        check(path, "post", page.send(request));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void swarmAnswersAsDescribed(String form) {
        check("/swarm", "post", page.form("swarm", form));
    }

    static Stream<String> forms() {
        return Stream.of("user_count=1&spawn_rate=1", "user_count=1", "user_count=x&spawn_rate=1");
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventOfTheStreamIsAsDescribed(String event) throws Exception {
        try (EventStream events = EventStream.open(page, "api/stream")) {
            String schema =
                    event.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + event.substring(1);
            assertThat(validate("/components/schemas/" + schema, events.next(event))).isEmpty();
        }
    }

    static Stream<String> events() {
        return Stream.of("state", "stats", "points", "mark", "counts");
    }

    @Test
    void whatIsNotDescribedWouldBeSeen() {
        JsonNode wrong = JsonMapper.shared().readTree("{\"worker_count\": 0, \"more\": 1}");
        assertThat(validate("/components/schemas/WorkerCount", wrong)).hasSize(1);
    }

    private static void check(String path, String method, HttpResponse<String> response) {
        JsonNode operation = DOCUMENT.at("/paths").get(path).get(method);
        String status = Integer.toString(response.statusCode());
        String described = operation.at("/responses").has(status) ? status : "default";
        assertThat(response.statusCode()).as(response.body()).isLessThan(500);
        String type =
                response.headers()
                        .firstValue("Content-Type")
                        .orElse("none")
                        .replaceFirst(";.*", "");
        JsonNode content = operation.at("/responses").get(described).path("content");
        assertThat(content.propertyNames())
                .as(path + " " + status)
                .containsExactlyElementsOf(type.equals("none") ? List.of() : List.of(type));
        if (type.endsWith("json")) {
            String pointer =
                    "/paths/%s/%s/responses/%s/content/%s/schema"
                            .formatted(escaped(path), method, described, escaped(type));
            JsonNode body = JsonMapper.shared().readTree(response.body());
            if (!DOCUMENT.at(pointer)
                    .equals(JsonMapper.shared().readTree("{\"type\":\"string\"}"))) {
                assertThat(validate(pointer, body)).as(path).isEmpty();
            }
        }
    }

    private static String escaped(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }

    private static List<Error> validate(String pointer, JsonNode node) {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(DESCRIPTION, DOCUMENT.toString())));
        String fragment = pointer.replace("{", "%7B").replace("}", "%7D");
        Schema schema = registry.getSchema(SchemaLocation.of(DESCRIPTION + "#" + fragment));
        return schema.validate(node);
    }
}
