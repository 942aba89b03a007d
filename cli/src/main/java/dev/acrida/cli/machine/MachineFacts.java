package dev.acrida.cli.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** This machine and its Java, for those who read a run's reports later. */
public final class MachineFacts {
    /** On which it depends how fast anything is here. */
    private static final Set<String> OF_SPEED = Set.of("processor", "cores", "system", "java");

    private static final Path PROC = Path.of("/proc");

    private MachineFacts() {}

    /** Those on which it depends how fast anything is here, by name. */
    public static SequencedMap<String, String> ofSpeed() {
        SequencedMap<String, String> facts = read();
        facts.keySet().retainAll(OF_SPEED);
        return facts;
    }

    /** By name; what the system does not tell is not there. */
    public static SequencedMap<String, String> read() {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        put(facts, "machine", first("sys/kernel/hostname", "(.+)"));
        facts.put("system", property("os.name") + " " + property("os.version"));
        Optional<String> model = first("cpuinfo", "(?m)^model name\\s*: (.+)$");
        facts.put(
                "processor",
                model.orElse("") + model.map(m -> ", ").orElse("") + property("os.arch"));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        put(
                facts,
                "memory",
                first("meminfo", "(?m)^MemTotal:\\s*(\\d+) kB$").map(MachineFacts::mebibytes));
        facts.put("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB at most");
        OptionalLong files = MachineLimits.read().openFiles();
        files.ifPresent(most -> facts.put("open files", most + " at most"));
        facts.put("java", property("java.vm.name") + " " + Runtime.version());
        return facts;
    }

    private static void put(
            SequencedMap<String, String> facts, String name, Optional<String> value) {
        value.ifPresent(known -> facts.put(name, known));
    }

    private static String mebibytes(String kibibytes) {
        return (Long.parseLong(kibibytes) >> 10) + " MiB";
    }

    private static Optional<String> first(String file, String pattern) {
        try {
            return Pattern.compile(pattern)
                    .matcher(Files.readString(PROC.resolve(file)))
                    .results()
                    .map(match -> match.group(1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
