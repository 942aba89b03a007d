package dev.acrida.web.feed;

import dev.acrida.report.Percentile;
import dev.acrida.stats.EntryKey;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes what changed as server-sent events (HTML Living Standard, section 9.2). Confined to one
 * thread.
 */
final class EventText {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final double MILLI = 1e3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final String id;
    private final int epoch;
    private final List<Percentile> percentiles;

    /** Events with this id; points have these percentiles. */
    EventText(String id, int epoch, List<Percentile> percentiles) {
        this.percentiles = percentiles;
        this.id = id;
        this.epoch = epoch;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    void event(String name, ObjectNode content) {
        bytes.writeBytes(
                ("event: " + name + "\nid: " + id + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(JSON.writeValueAsBytes(content));
        bytes.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    }

    void stats(Map<EntryKey, Board.Row> rows, boolean full) {
        if (full || !rows.isEmpty()) {
            event("stats", statsNode(epoch, rows, full));
        }
    }

    static ObjectNode statsNode(int epoch, Map<EntryKey, Board.Row> rows, boolean full) {
        ObjectNode node = JSON.createObjectNode().put("epoch", epoch).put("full", full);
        ArrayNode array = node.putArray("rows");
        rows.forEach(
                (key, row) -> {
                    ArrayNode cells = array.addArray().add(row.id());
                    cells.add(key.method()).add(key.name());
                    row.cells().forEach(cell -> add(cells, cell));
                });
        return node;
    }

    /** The seconds of one entry that came after that update. */
    void points(Instant started, EntryKey key, int entry, Recent<Column> all, long last) {
        List<Column> columns = all.since(last);
        boolean gap = last >= 0 && all.hasGap(last);
        if (columns.isEmpty() && !gap) {
            return;
        }
        ObjectNode node =
                JSON.createObjectNode().put("epoch", epoch).put("entry", entry).put("gap", gap);
        ArrayNode points = node.putArray("points");
        columns.forEach(column -> point(points.addObject(), started, key, column));
        event("points", node);
    }

    void marks(List<Mark> marks) {
        for (Mark mark : marks) {
            event("mark", markNode(mark).put("epoch", epoch));
        }
    }

    static ObjectNode markNode(Mark mark) {
        return JSON.createObjectNode()
                .put("at", mark.at().toEpochMilli())
                .put("elapsedSeconds", thousandths(mark.elapsedSeconds()))
                .put("text", mark.text());
    }

    private void point(ObjectNode node, Instant started, EntryKey key, Column column) {
        Cell cell = column.cell(key);
        node.put("at", at(started, column))
                .put("elapsedSeconds", thousandths(column.from()))
                .put("seconds", thousandths(column.seconds()))
                .put("users", column.users())
                .put("rps", thousandths(cell.requests() / column.seconds()))
                .put("fps", thousandths(cell.failures() / column.seconds()));
        ArrayNode times = node.putArray("percentiles");
        percentiles.forEach(each -> add(times, cell.percentileMillis(each.quantile())));
        ArrayNode heat = node.putArray("heat");
        cell.heat((row, count) -> heat.addArray().add(row).add(count));
    }

    /** When a column began, in milliseconds since 1970. */
    static long at(Instant started, Column column) {
        return started.toEpochMilli() + Math.round(column.from() * MILLI);
    }

    static double thousandths(double value) {
        return Math.rint(value * MILLI) / MILLI;
    }

    /** Null where there is none. */
    static void add(ArrayNode array, OptionalDouble value) {
        if (value.isPresent()) {
            array.add(thousandths(value.getAsDouble()));
        } else {
            array.addNull();
        }
    }

    private static void add(ArrayNode array, Number cell) {
        switch (cell) {
            case Long count -> array.add(count);
            case Double value when value.isNaN() -> array.addNull();
            default -> array.add(cell.doubleValue());
        }
    }
}
