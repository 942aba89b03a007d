package dev.acrida.cli.cluster;

import dev.acrida.cli.compile.SourceFiles;
import dev.acrida.cli.config.ConfiguredValues;
import dev.acrida.cli.config.Setting;
import dev.acrida.cluster.TestBundle;
import dev.acrida.cluster.TestBundle.Argument;
import dev.acrida.engine.Cast;
import dev.acrida.engine.definition.OptionValues;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Packs a test for workers: its files, and of the options that were given those that matter where
 * users are. Confined to one thread, but for {@code bundle}.
 */
public final class TestParcel {
    /** All others are the master's own business; some of them are secrets. */
    private static final Set<String> SENT =
            Set.of(
                    "--tags",
                    "--exclude-tags",
                    "--stop-timeout",
                    "--insecure",
                    "--config-users",
                    "--plugin",
                    "--test-class",
                    "--iterations",
                    "--user-iterations",
                    "--think-time-factor",
                    "--equal-weights",
                    "--cacert",
                    "--cert",
                    "--key",
                    "--pass",
                    "--tls-version",
                    "--proxy",
                    "--unix-socket",
                    "--source-address");

    private final List<Argument> arguments = new ArrayList<>();
    private final SequencedMap<String, Path> files = new LinkedHashMap<>();
    private @Nullable CastWords castWords;

    private TestParcel() {}

    /**
     * What does not depend on who takes part.
     *
     * @param parsed the command line
     * @param configured what was set elsewhere
     * @param sources as typed after {@code -f}
     * @param shipped files that the test needs, but does not name
     * @throws dev.acrida.cli.compile.SourceException if a file cannot be read
     */
    public static TestParcel pack(
            ParseResult parsed,
            ConfiguredValues configured,
            List<String> sources,
            List<Path> shipped) {
        TestParcel parcel = new TestParcel();
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (SENT.contains(option.longestName())) {
                parcel.add(option, parsed, configured);
            }
        }
        // The master follows the shape.
        parcel.word("--shape=none");
        boolean inFiles = parsed.matchedOption("--test-class") == null;
        if (inFiles) {
            parcel.addSources(sources, shipped);
        }
        return parcel;
    }

    /**
     * What workers get for a test of this cast; the first one is that of the command line.
     *
     * @param ownOptions the values of the test's own options
     */
    public synchronized TestBundle bundle(Cast cast, OptionValues ownOptions) {
        CastWords words = castWords == null ? new CastWords(cast) : castWords;
        castWords = words;
        List<Argument> all = new ArrayList<>();
        words.of(cast, ownOptions).forEach(text -> all.add(new Argument(text, false)));
        all.addAll(arguments);
        return TestBundle.of(all, files);
    }

    private void add(OptionSpec option, ParseResult parsed, ConfiguredValues configured) {
        String name = option.longestName();
        if (parsed.hasMatchedOption(option)) {
            List<String> texts = option.originalStringValues();
            if (texts.isEmpty()) {
                word(name);
            }
            texts.forEach(text -> add(name, text));
        } else {
            configured.origin(option).map(Setting::text).ifPresent(text -> add(name, text));
        }
    }

    /** A value that is a file here must be one there. */
    private void add(String name, String text) {
        Optional<Path> file = regularFile(Path.of(""), text);
        if (file.isEmpty()) {
            word(name + "=" + text);
            return;
        }
        String there = "options/" + files.size() + "/" + file.get().getFileName();
        files.put(there, file.get());
        word(name);
        arguments.add(new Argument(there, true));
    }

    private void addSources(List<String> named, List<Path> shipped) {
        List<String> urls = named.stream().filter(TestParcel::isUrl).toList();
        List<String> local = named.stream().filter(name -> !isUrl(name)).toList();
        urls.forEach(
                url -> {
                    word("-f");
                    word(url);
                });
        TestFiles found = new TestFiles();
        if (urls.isEmpty() || !local.isEmpty()) {
            SourceFiles.find(local).forEach(found::addSource);
        }
        shipped.forEach(found::addShipped);
        files.putAll(found.all());
        for (String source : found.sources()) {
            word("-f");
            arguments.add(new Argument(source, true));
        }
    }

    private void word(String text) {
        arguments.add(new Argument(text, false));
    }

    private static boolean isUrl(String name) {
        return name.startsWith("http://") || name.startsWith("https://");
    }

    /** The file that a text names below or beside a folder, if it is one. */
    static Optional<Path> regularFile(Path folder, String text) {
        try {
            Path file = folder.resolve(text);
            return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
