package dev.acrida.cli.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What a machine's ceiling depends on. */
final class MachineFacts {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private MachineFacts() {}

    /** Processor, cores, system, Java and Acrida, by name. */
    static SequencedMap<String, String> read() {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", model().orElseGet(() -> System.getProperty("os.arch", "unknown")));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", Runtime.version().toString());
        facts.put(
                "acrida",
                Optional.ofNullable(MachineFacts.class.getPackage().getImplementationVersion())
                        .orElse("development"));
        return facts;
    }

    /** The facts in a line. */
    static String sentence(Map<String, String> facts) {
        return "%s cores of %s, %s, Java %s"
                .formatted(
                        facts.get("cores"),
                        facts.get("processor"),
                        facts.get("system"),
                        facts.get("java"));
    }

    private static Optional<String> model() {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // not Linux
        }
    }
}
