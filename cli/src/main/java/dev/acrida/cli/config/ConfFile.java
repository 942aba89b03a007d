package dev.acrida.cli.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads files of lines {@code key = value}, as Locust does: also {@code key: value} and {@code key
 * value}; a key alone is {@code true}; a value may be quoted, or a list {@code [a, "b, c"]}; {@code
 * #} and {@code ;} begin a comment, {@code [sections]} mean nothing.
 */
final class ConfFile {
    private static final Pattern LINE =
            Pattern.compile(
                    "(?:--)?(?<key>[A-Za-z][\\w-]*)"
                            + "(?:\\s*[=:]\\s*|\\s+|$)"
                            + "(?<value>\"[^\"]*\"|'[^']*'|.*?)"
                            + "\\s*(?:(?<=\\s)[#;].*)?");
    private static final Pattern NOTHING = Pattern.compile("(?:[#;].*|\\[[^\\]]*\\]|---)?");

    /** An item of a list: quoted, or without a comma. */
    private static final Pattern ITEM =
            Pattern.compile("\\s*(\"[^\"]*\"|'[^']*'|[^,]+?)\\s*(?:,|$)");

    private ConfFile() {}

    static SettingsFile parse(String name, String text) {
        SettingsFile file = new SettingsFile(name);
        long number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (!NOTHING.matcher(line).matches()) {
                add(file, line, number);
            }
        }
        return file;
    }

    private static void add(SettingsFile file, String line, long number) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw file.error(number, "must be a line such as \"users = 10\", was \"" + line + "\"");
        }
        String key = SettingsFile.key(parts.group("key"));
        String value = parts.group("value");
        file.add(key, value.isEmpty() ? List.of("true") : values(value), number);
    }

    /** What a text means: itself without its quotes, or each item of a list that is not JSON. */
    static List<String> values(String value) {
        return value.startsWith("[") && !value.startsWith("[{") && value.endsWith("]")
                ? ITEM.matcher(value.substring(1, value.length() - 1))
                        .results()
                        .map(item -> unquoted(item.group(1)))
                        .filter(item -> !item.isBlank())
                        .toList()
                : List.of(unquoted(value));
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.startsWith("\"") || value.startsWith("'"))
                        && value.endsWith(value.substring(0, 1));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
