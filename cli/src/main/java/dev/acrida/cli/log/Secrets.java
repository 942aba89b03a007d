package dev.acrida.cli.log;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Texts that nobody may read in the log. Thread-safe. */
final class Secrets {
    private static final int SHORTEST = 4;

    /** The longest first, since one may be a part of another; replaced as a whole. */
    private volatile List<String> texts = List.of();

    synchronized void add(Collection<String> secrets) {
        texts =
                Stream.concat(texts.stream(), secrets.stream())
                        .filter(text -> text.length() >= SHORTEST)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    /** The line, with {@code ***} for each secret. */
    String hiddenIn(String line) {
        String hidden = line;
        for (String text : texts) {
            hidden = hidden.replace(text, "***");
        }
        return hidden;
    }
}
