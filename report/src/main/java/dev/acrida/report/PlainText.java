package dev.acrida.report;

import java.util.Locale;

/** Makes text that a server or a test chose safe to print on a terminal. */
final class PlainText {
    private static final String CUT = "...";

    private PlainText() {}

    /**
     * The text on one line, without any character that a terminal obeys or that turns the direction
     * of writing: such a one is spelled out, as {@code \n} or {@code \\u001b}.
     */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(plain, c));
        return plain.toString();
    }

    /** The text with its middle cut out, so that it is no longer than this many characters. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int kept = Math.max(0, most - CUT.length());
        String start = text.substring(0, kept - kept / 2);
        return start + CUT + text.substring(text.length() - kept / 2);
    }

    private static void append(StringBuilder plain, int c) {
        switch (c) {
            case '\n' -> plain.append("\\n");
            case '\r' -> plain.append("\\r");
            case '\t' -> plain.append("\\t");
            default -> {
                if (isObeyed(c)) {
                    plain.append(String.format(Locale.ROOT, "\\u%04x", c));
                } else {
                    plain.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }
}
