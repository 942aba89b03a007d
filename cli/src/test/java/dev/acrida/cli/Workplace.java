package dev.acrida.cli;

import dev.acrida.cli.config.Surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder with a test and its settings, and the surroundings of a command that runs there. */
final class Workplace {
    private final Path folder;
    private final Path home;
    private final Path test;
    private final Map<String, String> environment = new HashMap<>();

    private Workplace(Path folder, Path home, Path test) {
        this.folder = folder;
        this.home = home;
        this.test = test;
    }

    static Workplace in(Path parent, String test) throws IOException {
        Path folder = Files.createTempDirectory(parent, "work");
        Path home = Files.createTempDirectory(parent, "home");
        Path file = folder.resolve("Loadtest.java");
        Files.writeString(file, "import module dev.acrida;\n" + test);
        return new Workplace(folder, home, file);
    }

    Path write(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }

    void writeAtHome(String file, String text) throws IOException {
        Files.writeString(home.resolve(file), text);
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    Path folder() {
        return folder;
    }

    Path test() {
        return test;
    }

    Command.Outcome run(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("-f", test.toString(), "--headless", "--only-summary"));
        arguments.addAll(List.of(options));
        return runAlone(arguments.toArray(String[]::new));
    }

    /** Without any argument but these. */
    Command.Outcome runAlone(String... arguments) {
        return Command.run(new Surroundings(environment, home, folder), arguments);
    }
}
