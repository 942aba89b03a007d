package dev.acrida.cli.selftest;

import dev.acrida.cli.machine.MachineFacts;
import dev.acrida.report.AtomicFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * Where the result of a self-test is kept: in the user's folder for caches, under a name made of
 * the machine's facts. So a result counts for as long as processor, cores, system, Java and Acrida
 * are the same, and a home that several machines share has one for each. Immutable.
 */
public final class CeilingFile {
    private static final System.Logger LOG = System.getLogger("acrida.selftest");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path file;
    private final SequencedMap<String, String> facts;

    private CeilingFile(Path file, SequencedMap<String, String> facts) {
        this.file = file;
        this.facts = facts;
    }

    /** The file of this user, for this machine as it is. */
    public static CeilingFile ofUser() {
        Path home = Path.of(System.getProperty("user.home", ""));
        return in(folder(System.getenv(), home, System.getProperty("os.name", "")));
    }

    /** A file in this folder, for this machine as it is. */
    static CeilingFile in(Path folder) {
        SequencedMap<String, String> facts = MachineFacts.ofSpeed();
        facts.put("acrida", version());
        String key = Integer.toHexString(facts.toString().hashCode());
        return new CeilingFile(folder.resolve("selftest-" + key + ".json"), facts);
    }

    private static String version() {
        return Optional.ofNullable(CeilingFile.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Where caches go: what the desktop says, or else what the system is used to. */
    static Path folder(Map<String, String> environment, Path home, String system) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!cache.isEmpty()) {
            return Path.of(cache, "acrida");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Caches/acrida");
        }
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        return system.startsWith("Windows") && !local.isEmpty()
                ? Path.of(local, "acrida", "cache")
                : home.resolve(".cache/acrida");
    }

    /** Where it is. */
    Path path() {
        return file;
    }

    /** How many requests per second this machine can make, if a self-test has found that out. */
    public OptionalDouble ceiling() {
        return read().map(Ceiling::requestsPerSecond)
                .filter(rate -> rate > 0)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /** What was found on this machine; empty if nothing was, or if it cannot be read. */
    Optional<Ceiling> read() {
        try {
            Kept kept = MAPPER.readValue(Files.readString(file), Kept.class);
            return kept.facts().equals(facts) ? Optional.of(kept.ceiling()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // there was no self-test
        } catch (JacksonException e) {
            LOG.log(System.Logger.Level.DEBUG, "no result of a self-test in " + file, e);
            return Optional.empty();
        }
    }

    /**
     * Keeps this result in place of an earlier one.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void write(Ceiling ceiling) {
        String text =
                MAPPER.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new Kept(facts, ceiling));
        new AtomicFile(file).replace(text + "\n");
    }

    private record Kept(SequencedMap<String, String> facts, Ceiling ceiling) {}
}
