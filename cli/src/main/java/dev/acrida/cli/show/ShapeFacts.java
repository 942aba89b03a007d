package dev.acrida.cli.show;

import dev.acrida.engine.ShapePreview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the drawings of a load shape say in words. */
final class ShapeFacts {
    private static final int MINUTE = 60;

    private ShapeFacts() {}

    /** For example {@code Peak: up to 120 users, ends after 5m0s}. */
    static String title(String name, ShapePreview preview) {
        String arrivals = number(preview.peakArrivals()) + " arrivals/s";
        String users = preview.peak() + " users";
        return "%s: up to %s, %s %s"
                .formatted(
                        name,
                        preview.peakArrivals() == 0
                                ? users
                                : preview.peak() == 0 ? arrivals : users + " and " + arrivals,
                        preview.ended() ? "ends after" : "has not ended after",
                        time(preview.seconds().size()));
    }

    /**
     * Of whom new users are, where the shape names them: {@code from 0s Reader, from 1m0s Writer};
     * empty where it never does.
     */
    static String classes(ShapePreview preview) {
        List<String> phases = new ArrayList<>();
        List<String> before = List.of();
        for (int i = 0; i < preview.seconds().size(); i++) {
            List<String> now = preview.seconds().get(i).userClasses();
            if (!now.isEmpty() && !now.equals(before)) {
                phases.add("from " + time(i) + " " + String.join(" and ", now));
                before = now;
            }
        }
        return String.join(", ", phases);
    }

    /** Without decimals that say nothing. */
    static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
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
