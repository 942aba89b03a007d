package dev.acrida.cli;

import dev.acrida.cli.config.Surroundings;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs a command in this process and keeps what it printed. */
final class Command {
    private Command() {}

    /** What a command did. */
    record Outcome(int exitCode, String out, String err) {}

    static Outcome run(String... arguments) {
        return run(Surroundings.ofProcess(), arguments);
    }

    static synchronized Outcome run(Surroundings surroundings, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int exitCode = Main.run(surroundings, arguments);
            return new Outcome(
                    exitCode,
                    outBytes.toString(StandardCharsets.UTF_8),
                    errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
