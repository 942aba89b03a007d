package dev.acrida.cli;

import dev.acrida.cli.Command.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A test in one file, run in this process as a user would run it. */
record SingleFile(Path folder) {
    /** Runs it with these options, at once. */
    Outcome run(String test, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--headless"));
        all.addAll(List.of(options));
        return command(test, all.toArray(String[]::new));
    }

    /** The command with these options only. */
    Outcome command(String test, String... options) throws IOException {
        Path file = folder.resolve("Loadtest.java");
        Files.writeString(file, "import module dev.acrida;\n" + test);
        List<String> arguments = new ArrayList<>(List.of("-f", file.toString()));
        arguments.addAll(List.of(options));
        return Command.run(arguments.toArray(String[]::new));
    }
}
