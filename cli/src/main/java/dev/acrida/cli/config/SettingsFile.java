package dev.acrida.cli.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of one file, by their keys. Confined to who reads the file until it is read. */
final class SettingsFile {
    private final String name;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    SettingsFile(String name) {
        this.name = name;
    }

    /** Underscores and dashes are the same. */
    static String key(String text) {
        return text.replace('_', '-');
    }

    static String text(Path file, String name) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ConfigException(name + " must be UTF-8 text, but is not");
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read" : "does not exist";
            throw new ConfigException(
                    "settings file " + name + " " + why + ": " + file.toAbsolutePath());
        }
    }

    /** Adds a setting; a file may hold each only once. */
    void add(String key, List<String> values, long line) {
        Setting setting = new Setting(key, values, name + ":" + line, true);
        Setting before = settings.putIfAbsent(key, setting);
        if (before != null) {
            throw error(line, key + " is set twice, first at " + before.origin() + ": remove one");
        }
    }

    ConfigException error(long line, String message) {
        return new ConfigException(name + ":" + line + ": " + message);
    }

    Map<String, Setting> settings() {
        return settings;
    }
}
