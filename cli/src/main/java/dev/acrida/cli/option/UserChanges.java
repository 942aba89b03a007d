package dev.acrida.cli.option;

import dev.acrida.cli.config.ConfigException;
import dev.acrida.engine.definition.UserChange;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads what {@code --config-users} is given: JSON objects, arrays of them, or files with some. */
public final class UserChanges {
    private static final String NAME = "user_class_name";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private UserChanges() {}

    /**
     * Reads them, in their order.
     *
     * @param texts each JSON, or names of files
     * @throws ConfigException if one is neither
     */
    public static List<UserChange> parse(List<String> texts) {
        List<UserChange> changes = new ArrayList<>();
        for (String text : texts) {
            if (text.isBlank() || "[{".indexOf(text.strip().charAt(0)) >= 0) {
                read("--config-users", "[" + text + "]", changes);
            } else {
                for (String file : text.split(",")) {
                    read(file.strip(), text(file.strip()), changes);
                }
            }
        }
        return changes;
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new ConfigException(
                    "--config-users must be JSON or the name of a file that can be read, was '%s'"
                            .formatted(file));
        }
    }

    private static void read(String origin, String json, List<UserChange> changes) {
        try {
            add(origin, MAPPER.readTree(json), changes);
        } catch (JacksonException e) {
            throw new ConfigException(
                    "%s: is no JSON, line %d column %d: %s"
                            .formatted(
                                    origin,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        }
    }

    private static void add(String origin, JsonNode json, List<UserChange> changes) {
        if (json.isArray()) {
            json.forEach(item -> add(origin, item, changes));
        } else if (json.isObject()) {
            changes.add(change(new Fields(origin, json)));
        } else {
            throw new ConfigException(
                    "%s: must hold JSON objects, found %s".formatted(origin, json));
        }
    }

    private static UserChange change(Fields fields) {
        String name =
                fields.take(NAME, String.class)
                        .orElseThrow(() -> fields.error("must have a \"" + NAME + "\""));
        OptionalDouble weight =
                fields.take("weight", Double.class)
                        .map(value -> OptionalDouble.of(fields.atLeast0("weight", value)))
                        .orElseGet(OptionalDouble::empty);
        OptionalInt fixedCount =
                fields.take("fixed_count", Integer.class)
                        .map(value -> OptionalInt.of((int) fields.atLeast0("fixed_count", value)))
                        .orElseGet(OptionalInt::empty);
        Optional<String> host = fields.take("host", String.class);
        Optional<List<String>> tasks = fields.take("tasks", String[].class).map(List::of);
        return new UserChange(name, weight, fixedCount, host, tasks, fields.others());
    }

    /** The members of one object that nobody has taken yet. */
    private static final class Fields {
        private final String origin;
        private final JsonNode object;
        private final Map<String, JsonNode> left = new LinkedHashMap<>();

        Fields(String origin, JsonNode object) {
            this.origin = origin;
            this.object = object;
            object.forEachEntry(left::put);
        }

        <T> Optional<T> take(String key, Class<T> type) {
            JsonNode value = left.remove(key);
            return value == null || value.isNull()
                    ? Optional.empty()
                    : Optional.of(type.cast(converted(key, value, type)));
        }

        double atLeast0(String key, Number value) {
            double number = value.doubleValue();
            if (!(number >= 0) || Double.isInfinite(number)) {
                throw error(key + " must be at least 0, was " + value);
            }
            return number;
        }

        Map<String, Function<Type, Object>> others() {
            Map<String, Function<Type, Object>> others = new LinkedHashMap<>();
            left.forEach((key, value) -> others.put(key, type -> converted(key, value, type)));
            return others;
        }

        ConfigException error(String rule) {
            return new ConfigException("%s: %s, in %s".formatted(origin, rule, object.toString()));
        }

        private Object converted(String key, JsonNode value, Type type) {
            try {
                return MAPPER.readerFor(MAPPER.constructType(type)).readValue(value);
            } catch (JacksonException e) {
                throw error("%s must be %s, was %s".formatted(key, type.getTypeName(), value));
            }
        }
    }
}
