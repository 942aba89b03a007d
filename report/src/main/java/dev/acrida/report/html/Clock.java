package dev.acrida.report.html;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page writes times. */
final class Clock {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Clock() {}

    /** A moment, in UTC. */
    static String moment(Instant moment) {
        return MOMENT.format(moment) + " UTC";
    }

    /** How long something was, for example {@code 1 h 2 min}, {@code 3 min 20 s}, {@code 4.5 s}. */
    static String length(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        }
        return seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }

    /** When in the run something was, for example {@code 0:03:20}. */
    static String at(Duration time) {
        long seconds = time.toSeconds();
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** When in the run a moment was. */
    static String sinceStart(Instant start, Instant moment) {
        Duration since = Duration.between(start, moment);
        return at(since.isNegative() ? Duration.ZERO : since);
    }
}
