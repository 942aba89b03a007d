package dev.acrida.cli.cluster;

import dev.acrida.engine.Cast;
import dev.acrida.engine.definition.OptionValues;
import dev.acrida.engine.definition.TaskDefinition;
import dev.acrida.engine.definition.UserClass;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a worker's command line says of those who take part, and where the test goes. How many there
 * are of whom is for the master to say. Immutable.
 */
final class CastWords {
    private final Map<String, List<String>> tasks = new LinkedHashMap<>();

    /** Words for casts other than this one, which the command line describes. */
    CastWords(Cast described) {
        described.userClasses().forEach(type -> tasks.put(type.name(), tasksOf(type)));
    }

    List<String> of(Cast cast, OptionValues own) {
        List<String> words = new ArrayList<>();
        List<String> names = cast.userClasses().stream().map(UserClass::name).toList();
        if (names.equals(List.copyOf(tasks.keySet()))) {
            words.addAll(names);
        }
        cast.host().ifPresent(host -> words.add("--host=" + host));
        cast.profile().ifPresent(profile -> words.add("--profile=" + profile));
        own.texts().entrySet().stream()
                .filter(each -> !String.join("", each.getValue()).isEmpty())
                .map(each -> "--" + each.getKey() + "=" + String.join(",", each.getValue()))
                .sorted()
                .forEach(words::add);
        cast.userClasses().forEach(type -> words.add("--config-users=" + change(type)));
        return words;
    }

    /** As {@code --config-users} reads it. */
    private String change(UserClass type) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("user_class_name", type.name());
        type.host().ifPresent(host -> json.put("host", host));
        List<String> chosen = tasksOf(type);
        if (!chosen.equals(tasks.getOrDefault(type.name(), chosen))) {
            chosen.forEach(json.putArray("tasks")::add);
        }
        return json.toString();
    }

    private static List<String> tasksOf(UserClass type) {
        return type.tasks().annotated().stream().map(TaskDefinition::name).toList();
    }
}
