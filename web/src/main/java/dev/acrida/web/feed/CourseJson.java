package dev.acrida.web.feed;

import static dev.acrida.web.feed.EventText.thousandths;

import dev.acrida.report.Percentile;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Writes the course of a run as columns, the way charts want it. */
final class CourseJson {
    private CourseJson() {}

    static ObjectNode of(
            int epoch, int entry, History.Course course, List<Percentile> percentiles) {
        ObjectNode node =
                EventText.JSON
                        .createObjectNode()
                        .put("epoch", epoch)
                        .put("entry", entry)
                        .put("startedAt", course.started().toEpochMilli())
                        .put("seconds", thousandths(course.seconds().orElse(1.0)));
        List<Column> columns = course.columns();
        List<Cell> cells = columns.stream().map(column -> column.cell(course.key())).toList();
        ArrayNode at = node.putArray("at");
        columns.forEach(column -> at.add(EventText.at(course.started(), column)));
        ArrayNode elapsed = node.putArray("elapsedSeconds");
        columns.forEach(column -> elapsed.add(thousandths(column.from())));
        ArrayNode widths = node.putArray("widths");
        columns.forEach(column -> widths.add(thousandths(column.seconds())));
        ArrayNode users = node.putArray("users");
        columns.forEach(column -> users.add(column.users()));
        rates(node, columns, cells);
        ArrayNode times = node.putArray("percentiles");
        percentiles.forEach(each -> percentiles(times.addArray(), cells, each.quantile()));
        heat(node.putArray("heat"), cells);
        ArrayNode marks = node.putArray("marks");
        course.marks().forEach(mark -> marks.add(EventText.markNode(mark)));
        return node;
    }

    private static void rates(ObjectNode node, List<Column> columns, List<Cell> cells) {
        ArrayNode rps = node.putArray("rps");
        ArrayNode fps = node.putArray("fps");
        for (int i = 0; i < cells.size(); i++) {
            double seconds = columns.get(i).seconds();
            rps.add(thousandths(cells.get(i).requests() / seconds));
            fps.add(thousandths(cells.get(i).failures() / seconds));
        }
    }

    private static void percentiles(ArrayNode array, List<Cell> cells, double quantile) {
        for (Cell cell : cells) {
            EventText.add(array, cell.percentileMillis(quantile));
        }
    }

    private static void heat(ArrayNode array, List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            cells.get(i).heat((row, n) -> array.addArray().add(column).add(row).add(n));
        }
    }
}
