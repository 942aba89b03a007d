import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that sends requests over keep-alive connections as fast as it can.
 *
 * @param name as printed
 * @param command how it is started; it must not fork
 */
record Generator(String name, List<String> command) {
    /** Those that the plan names and the machine has. */
    static List<Generator> all(Plan plan, String url) {
        String connections = String.valueOf(plan.connections());
        String time = plan.longest().toSeconds() + "s";
        List<Generator> all = new ArrayList<>();
        all.add(new Generator("wrk", List.of("wrk", "-t1", "-c" + connections, "-d" + time, url)));
        all.add(new Generator("hey", List.of("hey", "-c", connections, "-z", time, url)));
        all.add(new Generator("wire", wire(plan, url)));
        return all.stream()
                .filter(generator -> plan.only().contains(generator.name()))
                .filter(generator -> isInstalled(generator.command().getFirst()))
                .map(generator -> generator.pinnedTo(plan.generatorCores()))
                .toList();
    }

    Running start() throws IOException {
        return new Running(
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    private static List<String> wire(Plan plan, String url) {
        Path home = plan.home();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(plan.jvmOptions());
        command.add("-cp");
        command.add(home.resolve("http/target/classes") + ":" + home.resolve("api/target/classes"));
        command.add(home.resolve("benchmarks/src/WireLoad.java").toString());
        command.addAll(List.of(URI.create(url).toString(), String.valueOf(plan.connections())));
        return command;
    }

    private Generator pinnedTo(String cores) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        return new Generator(name, pinned);
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return true;
            }
        }
        return false;
    }
}
