package dev.acrida.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The chart of {@code deploy/helm}, as Helm renders it.
 *
 * @param objects that it would create
 */
record HelmChart(List<JsonNode> objects) {
    private static final Path CHART = Path.of("helm", "acrida");

    static LintResult lint() {
        return new Helm(CHART).lint().strict().call();
    }

    /** Renders it with this test and these values; a release called {@code shop}. */
    static HelmChart render(Path folder, String test, Map<String, Object> values)
            throws IOException {
        Path source = Files.writeString(folder.resolve("source.java"), test);
        TemplateCommand command =
                new Helm(CHART)
                        .template()
                        .withName("shop")
                        .withKubeVersion("1.30.0")
                        .setFile("test.source", source);
        values.forEach(command::set);
        List<JsonNode> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> found =
                new YAMLMapper().readerFor(JsonNode.class).readValues(command.call())) {
            found.forEachRemaining(objects::add);
        }
        objects.removeIf(JsonNode::isNull);
        return new HelmChart(List.copyOf(objects));
    }

    List<JsonNode> all(String kind) {
        return objects.stream()
                .filter(object -> object.at("/kind").asString().equals(kind))
                .toList();
    }

    JsonNode only(String kind) {
        List<JsonNode> found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError("one " + kind + " was expected, found " + found);
        }
        return found.getFirst();
    }

    /** What the container of this object is started with; may be changed. */
    List<String> arguments(String kind) {
        List<String> arguments = new ArrayList<>();
        only(kind)
                .at("/spec/template/spec/containers/0/args")
                .forEach(argument -> arguments.add(argument.asString()));
        return arguments;
    }

    /** A decoded value of its Secret. */
    String secret(String key) {
        String encoded = only("Secret").at("/data").path(key).asString();
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** Lays the files of the Secret and of the ConfigMap where the pod has them. */
    void mount(Path folder) throws IOException {
        for (JsonNode volume : only("StatefulSet").at("/spec/template/spec/volumes")) {
            for (JsonNode item : volume.at("/secret/items")) {
                Path file = folder.resolve("secrets").resolve(item.at("/path").asString());
                Files.createDirectories(file.getParent());
                Files.writeString(file, secret(item.at("/key").asString()));
            }
        }
        for (Map.Entry<String, JsonNode> file : only("ConfigMap").at("/data").properties()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue().asString());
        }
    }

    /** Whether a selector means a pod with these labels. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    }
}
