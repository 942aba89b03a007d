package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A master and its workers, as users start them; each has a folder of its own.
 *
 * @param folder the master's, with the test
 */
record Machines(Path folder) {
    private static final Pattern COMMAND =
            Pattern.compile("ACRIDA_TOKEN=(\\S+) ./acrida (--worker .*)");

    static Machines in(Path folder) {
        return new Machines(folder);
    }

    /** Starts a master on any free port. */
    AcridaProcess master(String test, String... more) throws IOException {
        Files.writeString(folder.resolve("Loadtest.java"), test);
        List<String> arguments = new ArrayList<>(List.of("--master"));
        if (!List.of(more).contains("--master-bind-host")) {
            arguments.addAll(List.of("--master-bind-host", "127.0.0.1"));
        }
        if (!List.of(more).contains("--master-bind-port")) {
            arguments.addAll(List.of("--master-bind-port", "0"));
        }
        arguments.addAll(List.of("--cluster-dir", folder.resolve("state").toString()));
        arguments.addAll(List.of(more));
        return AcridaProcess.start(folder, arguments.toArray(String[]::new));
    }

    /** Starts what the master has printed. */
    AcridaProcess worker(AcridaProcess master, String name, String... more) throws IOException {
        return workerOn(List.of(), master, name, more);
    }

    /** Starts it by a command that runs it elsewhere. */
    AcridaProcess workerOn(
            List<String> prefix, AcridaProcess master, String name, String... more)
            throws IOException {
        master.awaitErr("--master-port");
        Matcher command = COMMAND.matcher(master.err());
        assertThat(command.find()).as(master.err()).isTrue();
        List<String> arguments = new ArrayList<>(List.of(command.group(2).split(" ")));
        arguments.addAll(List.of("--token", command.group(1)));
        arguments.addAll(List.of(more));
        Path own = Files.createDirectories(folder.resolve(name));
        return AcridaProcess.start(prefix, own, Map.of(), arguments.toArray(String[]::new));
    }
}
