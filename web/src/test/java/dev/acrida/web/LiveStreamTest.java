package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.RunState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/** What a viewer of the page is sent. */
@Timeout(60)
class LiveStreamTest {
    @Test
    void firstEverythingThenOnlyWhatChanged() throws Exception {
        try (ServedPage page = ServedPage.open();
                EventStream events = EventStream.open(page, "api/stream")) {
            assertThat(events.next("state").get("state").asString()).isEqualTo("READY");
            assertThat(events.next("stats").get("full").asBoolean()).isTrue();
            page.startAndFail();
            JsonNode anew = events.next("stats", node -> node.get("rows").size() == 3);
            assertThat(anew.get("epoch").asInt()).isEqualTo(1);
            JsonNode later = events.next("stats", node -> !node.get("full").asBoolean());
            assertThat(later.get("rows").size()).isLessThanOrEqualTo(3);
            page.post("api/stop", "");
            events.next("state", node -> node.get("state").asString().equals("STOPPED"));
        }
    }

    @Test
    void eachSecondIsAPointWithItsHeat() throws Exception {
        try (ServedPage page = ServedPage.open();
                EventStream events = EventStream.open(page, "api/stream")) {
            page.startAndFail();
            JsonNode points = events.next("points", node -> !heat(node).isEmpty());
            JsonNode point = points.get("points").get(0);
            assertThat(point.get("users").asInt()).isPositive();
            assertThat(point.get("rps").asDouble()).isPositive();
            assertThat(point.get("percentiles").get(0).asDouble()).isPositive();
        }
    }

    private static JsonNode heat(JsonNode points) {
        return points.at("/points/0/heat");
    }

    @Test
    void whoeverComesBackGetsOnlyWhatItMissed() throws Exception {
        try (ServedPage page = ServedPage.open()) {
            page.startAndFail();
            String last;
            try (EventStream events = EventStream.open(page, "api/stream")) {
                events.next("stats", node -> node.get("rows").size() == 3);
                events.next("stats", node -> !node.get("full").asBoolean());
                last = events.lastId();
            }
            try (EventStream events = EventStream.open(page, "api/stream", "Last-Event-ID", last)) {
                assertThat(events.next("stats").get("full").asBoolean()).isFalse();
            }
            try (EventStream events = EventStream.open(page, "api/stream?after=" + last)) {
                assertThat(events.next("stats").get("full").asBoolean()).isFalse();
            }
            try (EventStream events =
                    EventStream.open(page, "api/stream", "Last-Event-ID", "ffffffff-1")) {
                assertThat(events.next("stats").get("full").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void whatHappensIsMarked() throws Exception {
        try (ServedPage page = ServedPage.open();
                EventStream events = EventStream.open(page, "api/stream")) {
            page.startAndFail();
            events.next("mark", node -> node.get("text").asString().equals("the test starts"));
            page.post("api/pause", "");
            events.next("mark", node -> node.get("text").asString().equals("paused"));
            assertThat(page.json("api/history").get("marks").size()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void anEntryHasPointsOfItsOwn() throws Exception {
        try (ServedPage page = ServedPage.open()) {
            page.startAndFail();
            int entry = entry(page, "/buy");
            try (EventStream events = EventStream.open(page, "api/stream?entry=" + entry)) {
                JsonNode points = events.next("points", node -> node.get("entry").asInt() == entry);
                assertThat(points.get("points").size()).isPositive();
            }
        }
    }

    @Test
    void theHistoryIsThereAfterAReload() throws Exception {
        try (ServedPage page = ServedPage.open()) {
            page.startAndFail();
            page.await("two points", () -> page.json("api/history").get("at").size() >= 2);
            JsonNode history = page.json("api/history?points=1");
            assertThat(history.get("at").size()).isEqualTo(1);
            assertThat(history.get("percentiles").get(1).get(0).asDouble()).isPositive();
            JsonNode ofEntry = page.json("api/history?entry=" + entry(page, "/buy"));
            assertThat(ofEntry.get("rps").size()).isPositive();
        }
    }

    @Test
    void nothingOfTheOldTestIsLeftWhenAnotherStarts() throws Exception {
        try (ServedPage page = ServedPage.open()) {
            page.startAndFail();
            page.form("stop", "");
            page.awaitState(RunState.STOPPED);
            page.post("api/start", "{\"users\": 0}");
            JsonNode state = page.json("api/state");
            assertThat(state.get("epoch").asInt()).isEqualTo(2);
            assertThat(state.get("requests").asInt()).isZero();
            assertThat(page.json("stats/requests").at("/stats/0/num_requests").asInt()).isZero();
            assertThat(page.json("api/history").get("at").size()).isZero();
        }
    }

    @Test
    void theEndIsSaid() throws Exception {
        ServedPage page = ServedPage.open();
        try (EventStream events = EventStream.open(page, "api/stream")) {
            events.next("stats");
            page.close();
            assertThat(events.next("bye").get("text").asString()).isEqualTo("Acrida has ended");
        }
    }

    private static int entry(ServedPage page, String name) {
        List<JsonNode> rows = List.copyOf(page.json("api/stats").get("rows").values());
        Optional<JsonNode> row =
                rows.stream().filter(r -> r.get(2).asString().equals(name)).findFirst();
        return row.orElseThrow().get(0).asInt();
    }
}
