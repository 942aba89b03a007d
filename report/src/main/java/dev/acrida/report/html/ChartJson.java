package dev.acrida.report.html;

import dev.acrida.report.file.RunRecord.Happening;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.BucketCounts;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What the page's charts draw, as JSON: see {@code charts.js}. */
final class ChartJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Each row of the heat map is this many times as high as the one below. */
    private static final double ROW_HEIGHT = Math.pow(2, 0.25);

    private static final double LOWEST_MILLIS = 0.01;

    /** Over all entries together: more would make a file that cannot be mailed. */
    private static final int MOST_HEAT_COLUMNS = 12_000;

    /** Between two points of a curve, in nines of the percentile. */
    private static final double CURVE_STEP = 0.05;

    private ChartJson() {}

    /** Safe inside a script element: it has no {@code <}. */
    static String of(SavedRun run) {
        Timeline timeline = Timeline.of(run);
        ObjectNode data = MAPPER.createObjectNode();
        data.put("started", run.stats().started().toEpochMilli() / 1e3);
        data.put("secondsPerPoint", timeline.secondsPerPoint());
        data.put("lowest", LOWEST_MILLIS).put("rowHeight", ROW_HEIGHT);
        timeline.times().forEach(data.putArray("times")::add);
        timeline.users().forEach(data.putArray("users")::add);
        ArrayNode entries = data.putArray("entries");
        boolean allHeat = timeline.tracks().size() * timeline.times().size() <= MOST_HEAT_COLUMNS;
        timeline.tracks()
                .forEach((key, track) -> putTrack(entries.addObject(), key, track, allHeat));
        ArrayNode curves = data.putArray("curves");
        putCurve(curves.addObject(), run.stats().total());
        run.stats().entries().forEach(entry -> putCurve(curves.addObject(), entry));
        putHappenings(data.putArray("happenings"), run.happenings());
        return MAPPER.writeValueAsString(data).replace("<", "\\u003c");
    }

    private static void putTrack(ObjectNode node, EntryKey key, Track track, boolean withHeat) {
        boolean total = key.equals(EntryKey.TOTAL);
        node.put("name", key.toString()).put("total", total);
        List<Track.Point> points = track.points();
        points.forEach(each -> node.withArray("rps").add(rounded(each.requests())));
        points.forEach(each -> node.withArray("fps").add(rounded(each.failures())));
        putMillis(node.putArray("p50"), points, Track.Point::p50);
        putMillis(node.putArray("p95"), points, Track.Point::p95);
        putMillis(node.putArray("p99"), points, Track.Point::p99);
        putMillis(node.putArray("max"), points, Track.Point::max);
        if (total || withHeat) {
            ArrayNode heat = node.putArray("heat");
            points.forEach(each -> putHeat(heat.addArray(), each.latency()));
        }
    }

    private static void putMillis(
            ArrayNode node,
            List<Track.Point> points,
            Function<Track.Point, OptionalDouble> percentile) {
        for (Track.Point point : points) {
            OptionalDouble millis = percentile.apply(point);
            if (millis.isPresent()) {
                node.add(rounded(millis.getAsDouble()));
            } else {
                node.addNull();
            }
        }
    }

    /** Row, count, row, count, … of the rows that are not empty. */
    private static void putHeat(ArrayNode node, BucketCounts latency) {
        SequencedMap<Integer, Long> rows = new TreeMap<>();
        for (int i = 0; i < latency.values().length; i++) {
            rows.merge(row(latency.values()[i] / 1e6), latency.counts()[i], Long::sum);
        }
        for (Map.Entry<Integer, Long> row : rows.entrySet()) {
            node.add(row.getKey()).add(row.getValue());
        }
    }

    private static int row(double millis) {
        double rows = Math.log(millis / LOWEST_MILLIS) / Math.log(ROW_HEIGHT);
        return Math.max(0, (int) Math.floor(rows));
    }

    /** Response time over percentile, denser towards 100 %, as HdrHistogram's plots have it. */
    private static void putCurve(ObjectNode node, EntryStats entry) {
        node.put("name", entry.key().toString()).put("count", entry.count());
        double most = Math.log10((double) Math.max(10, entry.count() - entry.untimed()));
        double[] nines =
                IntStream.rangeClosed(0, (int) (most / CURVE_STEP))
                        .mapToDouble(i -> i * CURVE_STEP)
                        .toArray();
        Arrays.stream(nines).map(ChartJson::rounded).forEach(node.putArray("nines")::add);
        putCurve(node.putArray("millis"), nines, entry::percentileMillis);
        if (entry.scheduled()) {
            ArrayNode response = node.putArray("fromIntendedStart");
            putCurve(response, nines, entry.response()::percentileMillis);
        }
    }

    private static void putCurve(ArrayNode node, double[] nines, DoubleUnaryOperator percentile) {
        Arrays.stream(nines)
                .map(at -> percentile.applyAsDouble(1 - Math.pow(10, -at)))
                .map(ChartJson::rounded)
                .forEach(node::add);
    }

    private static void putHappenings(ArrayNode node, List<Happening> happenings) {
        for (Happening each : happenings) {
            node.addObject().put("at", each.at().toMillis() / 1e3).put("text", each.text());
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1e3) / 1e3;
    }
}
