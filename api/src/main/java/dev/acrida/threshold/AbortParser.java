package dev.acrida.threshold;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what may follow a condition: {@code abort}, or {@code abort after 30s}. */
final class AbortParser {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern TIME =
            Pattern.compile("(?=.)(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    private final Caret caret;
    private final Matcher words;

    AbortParser(Caret caret, int from) {
        this.caret = caret;
        this.words = WORD.matcher(caret.text()).region(from, caret.text().length());
    }

    /** For how long the condition must hold until the run is stopped; empty if it is not. */
    Optional<Duration> parse() {
        if (!words.find()) {
            return Optional.empty();
        }
        require("abort", "only 'abort' or 'abort after TIME' may follow the value");
        if (!words.find()) {
            return Optional.of(Duration.ZERO);
        }
        require("after", "only 'after TIME' may follow 'abort'");
        if (!words.find()) {
            throw caret.at(caret.text().length(), "a time must follow 'after', such as 30s");
        }
        Duration grace = time();
        if (words.find()) {
            throw caret.at(words.start(), "nothing may follow the time");
        }
        return Optional.of(grace);
    }

    private void require(String word, String rule) {
        if (!words.group().equals(word)) {
            throw caret.at(words.start(), "%s, was '%s'".formatted(rule, words.group()));
        }
    }

    private Duration time() {
        Matcher time = TIME.matcher(words.group());
        if (!time.matches()) {
            throw caret.at(
                    words.start(),
                    "the time must be such as 30s, 2m or 1h30m, was '%s'".formatted(words.group()));
        }
        return Duration.ofHours(number(time.group(1)))
                .plusMinutes(number(time.group(2)))
                .plusSeconds(number(time.group(3)));
    }

    /** A part that is not there is null. */
    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
