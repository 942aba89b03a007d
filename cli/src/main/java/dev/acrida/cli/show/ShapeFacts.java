package dev.acrida.cli.show;

import dev.acrida.engine.ShapePreview;

/** What the drawings of a load shape say in words. */
final class ShapeFacts {
    private static final int MINUTE = 60;

    private ShapeFacts() {}

    /** For example {@code Peak: up to 120 users, ends after 5m0s}. */
    static String title(String name, ShapePreview preview) {
        return "%s: up to %d users, %s %s"
                .formatted(
                        name,
                        preview.peak(),
                        preview.ended() ? "ends after" : "has not ended after",
                        time(preview.seconds().size()));
    }

    /** For example {@code 45s}, {@code 2m5s} or {@code 1h0m}. */
    static String time(int seconds) {
        int minutes = seconds / MINUTE;
        if (minutes == 0) {
            return seconds + "s";
        }
        return minutes < MINUTE
                ? minutes + "m" + seconds % MINUTE + "s"
                : minutes / MINUTE + "h" + minutes % MINUTE + "m";
    }
}
