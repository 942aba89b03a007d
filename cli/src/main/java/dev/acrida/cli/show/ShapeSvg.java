package dev.acrida.cli.show;

import dev.acrida.engine.ShapePreview;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws a load shape as SVG: what is wanted as a thin line, what there is as an area. */
public final class ShapeSvg {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 20;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 40;
    private static final int GRID = 4;

    private ShapeSvg() {}

    /** The drawing, a whole document. */
    public static String draw(String name, ShapePreview preview) {
        StringBuilder svg = new StringBuilder(2_000);
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" \
                font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="24" font-size="14">%s</text>
                """
                        .formatted(WIDTH, HEIGHT, LEFT, ShapeFacts.title(name, preview)));
        grid(svg, preview);
        svg.append(
                """
                <polygon points="%s,%d %s%d,%d" fill="#9ecae1"/>
                <polyline points="%s" fill="none" stroke="#d95f0e" stroke-width="1.5"/>
                """
                        .formatted(
                                LEFT,
                                TOP + PLOT_HEIGHT,
                                points(preview, ShapePreview.Second::users, preview.peak()),
                                LEFT + PLOT_WIDTH,
                                TOP + PLOT_HEIGHT,
                                points(preview, ShapePreview.Second::wanted, preview.peak())
                                        .strip()));
        arrivals(svg, preview);
        return svg.append("</svg>\n").toString();
    }

    /** On a scale of their own, whose top is in the title. */
    private static void arrivals(StringBuilder svg, ShapePreview preview) {
        double peak = preview.peakArrivals();
        if (peak > 0) {
            svg.append(
                    """
                    <polyline points="%s" fill="none" stroke="#31a354" stroke-width="1.5"/>
                    <text x="%d" y="%d" text-anchor="end" fill="#31a354">arrivals/s, up to %s</text>
                    """
                            .formatted(
                                    points(preview, ShapePreview.Second::arrivals, peak).strip(),
                                    LEFT + PLOT_WIDTH,
                                    TOP - 6,
                                    ShapeFacts.number(peak)));
        }
    }

    private static void grid(StringBuilder svg, ShapePreview preview) {
        for (int i = 0; i <= GRID; i++) {
            int y = TOP + PLOT_HEIGHT - PLOT_HEIGHT * i / GRID;
            int x = LEFT + PLOT_WIDTH * i / GRID;
            svg.append(
                    """
                    <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#ddd"/>
                    <text x="%d" y="%d" text-anchor="end">%d</text>
                    <text x="%d" y="%d" text-anchor="middle">%s</text>
                    """
                            .formatted(
                                    LEFT,
                                    y,
                                    LEFT + PLOT_WIDTH,
                                    y,
                                    LEFT - 6,
                                    y + 4,
                                    Math.round((double) preview.peak() * i / GRID),
                                    x,
                                    TOP + PLOT_HEIGHT + 20,
                                    ShapeFacts.time(preview.seconds().size() * i / GRID)));
        }
    }

    private static String points(
            ShapePreview preview, ToDoubleFunction<ShapePreview.Second> height, double highest) {
        List<ShapePreview.Second> seconds = preview.seconds();
        double peak = highest > 0 ? highest : 1;
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < seconds.size(); i++) {
            points.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            LEFT + (double) PLOT_WIDTH * i / seconds.size(),
                            TOP
                                    + PLOT_HEIGHT
                                    - PLOT_HEIGHT * height.applyAsDouble(seconds.get(i)) / peak));
        }
        return points.toString();
    }
}
