package dev.acrida.cli.option;

import dev.acrida.engine.definition.TagFilter;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Which files make the test, and where it goes. */
public final class TestOptions {
    @Option(
            names = {"-f", "--file", "--locustfile"},
            paramLabel = "FILE",
            split = ",",
            description =
                    "Java files or folders (all *.java in them that do not start with _)"
                            + " or http(s) URLs of such files, separated by commas. Default:"
                            + " Loadtest.java.")
    private List<String> files = new ArrayList<>();

    @SuppressWarnings("UnusedVariable") // read before the others, since it says what they are
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "More settings: lines such as users = 10, or TOML. They override those in"
                            + " acrida.conf, acrida.toml and ~/.acrida.conf.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = {"-H", "--host"},
            paramLabel = "URL",
            converter = Ranges.HostUrl.class,
            description = "The server to test, such as http://localhost:8000.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = {"-T", "--tags"},
            paramLabel = "TAG",
            arity = "1..*",
            split = ",",
            description = "Only tasks with one of these tags.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = {"-E", "--exclude-tags"},
            paramLabel = "TAG",
            arity = "1..*",
            split = ",",
            description = "No task with one of these tags.")
    private List<String> excludedTags = new ArrayList<>();

    @Option(
            names = {"-l", "--list"},
            description = "List the user classes and end.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean list;

    /** Called by picocli. */
    public TestOptions() {}

    /** Files, folders and URLs as typed; empty for the default file. */
    public List<String> files() {
        return List.copyOf(files);
    }

    /** The host, if given. */
    public Optional<String> host() {
        return host;
    }

    /** Which tasks take part. */
    public TagFilter tags() {
        return new TagFilter(new LinkedHashSet<>(tags), new LinkedHashSet<>(excludedTags));
    }

    /** Whether only the user classes are asked for. */
    public boolean list() {
        return list;
    }
}
