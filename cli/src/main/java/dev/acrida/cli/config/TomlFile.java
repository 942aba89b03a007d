package dev.acrida.cli.config;

import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

import java.util.List;
import java.util.Objects;

/** Reads settings from the top level of a TOML file: strings, numbers, booleans, lists of them. */
final class TomlFile {
    private TomlFile() {}

    static SettingsFile parse(String name, String text) {
        SettingsFile file = new SettingsFile(name);
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            TomlParseError error = toml.errors().getFirst();
            throw file.error(error.position().line(), "is no TOML: " + error.getMessage());
        }
        for (String key : toml.keySet()) {
            List<String> path = List.of(key);
            long line = Objects.requireNonNull(toml.inputPositionOf(path)).line();
            Object value = Objects.requireNonNull(toml.get(path));
            file.add(SettingsFile.key(key), values(file, key, value, line), line);
        }
        return file;
    }

    private static List<String> values(SettingsFile file, String key, Object value, long line) {
        if (value instanceof TomlTable) {
            throw file.error(line, key + " must be a value or a list, was a table");
        }
        if (value instanceof TomlArray list) {
            return list.toList().stream()
                    .flatMap(item -> values(file, key, item, line).stream())
                    .toList();
        }
        return List.of(value.toString());
    }
}
