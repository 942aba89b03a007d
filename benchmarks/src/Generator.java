import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that sends requests over keep-alive connections as fast as it can.
 *
 * @param name as printed
 * @param command how it is started; it must not fork
 * @param jvmOptions for our product
 */
record Generator(String name, List<String> command, String jvmOptions) {
    /** Those that the plan names and the machine has. */
    static List<Generator> all(Plan plan, Scenario scenario, String url) {
        List<Generator> all = new ArrayList<>();
        all.add(of("wrk", wrk(plan, scenario, url)));
        all.add(new Generator("acrida", acrida(plan, scenario, url), plan.jvmOptions()));
        if (!scenario.posts()) {
            all.add(of("wire", wire(plan, url)));
        }
        all.add(of("hey", hey(plan, scenario, url)));
        all.add(of("ab", ab(plan, scenario, url)));
        return all.stream()
                .filter(generator -> plan.only().contains(generator.name()))
                .filter(generator -> Target.isInstalled(generator.command().getFirst()))
                .map(generator -> generator.pinnedTo(plan.generatorCores()))
                .toList();
    }

    private static Generator of(String name, List<String> command) {
        return new Generator(name, command, "");
    }

    /** Whether it runs on a JVM, which compiles while it goes. */
    boolean isOurs() {
        return name.equals("acrida") || name.equals("wire");
    }

    Running start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ACRIDA_JAVA_OPTS", jvmOptions);
        return new Running(builder.start());
    }

    private static List<String> wrk(Plan plan, Scenario scenario, String url) {
        List<String> command = new ArrayList<>(List.of("wrk", "-t" + plan.carriers()));
        command.addAll(List.of("-c" + plan.connections(), "-d" + plan.longest().toSeconds() + "s"));
        if (scenario.posts()) {
            command.addAll(List.of("-s", user(plan, "post.lua")));
        }
        command.add(url);
        return command;
    }

    private static List<String> hey(Plan plan, Scenario scenario, String url) {
        List<String> command = new ArrayList<>(List.of("hey", "-c", plan.connections() + ""));
        command.addAll(List.of("-z", plan.longest().toSeconds() + "s"));
        if (scenario.posts()) {
            command.addAll(List.of("-m", "POST", "-T", "application/json"));
            command.addAll(List.of("-D", user(plan, "post.json")));
        }
        command.add(url);
        return command;
    }

    private static List<String> ab(Plan plan, Scenario scenario, String url) {
        List<String> command = new ArrayList<>(List.of("ab", "-q", "-k", "-n", "1000000000"));
        command.addAll(List.of("-c", plan.connections() + ""));
        command.addAll(List.of("-t", plan.longest().toSeconds() + ""));
        if (scenario.posts()) {
            command.addAll(List.of("-T", "application/json", "-p", user(plan, "post.json")));
        }
        command.add(url);
        return command;
    }

    /** The whole product: a single-file test, run as a user runs it. */
    private static List<String> acrida(Plan plan, Scenario scenario, String url) {
        String users = String.valueOf(plan.connections());
        return List.of(
                plan.home().resolve("acrida").toString(),
                "-f",
                user(plan, scenario.posts() ? "PostJson.java" : "Get.java"),
                "--headless",
                "--only-summary",
                "--insecure",
                "--host",
                url,
                "-u",
                users,
                "-r",
                users,
                "-t",
                plan.longest().toSeconds() + "s");
    }

    /** The connection layer alone. */
    private static List<String> wire(Plan plan, String url) {
        Path home = plan.home();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                home.resolve("http/target/classes") + ":" + home.resolve("api/target/classes"),
                home.resolve("benchmarks/src/WireLoad.java").toString(),
                url,
                String.valueOf(plan.connections()));
    }

    private static String user(Plan plan, String file) {
        return plan.home().resolve("benchmarks/users").resolve(file).toString();
    }

    private Generator pinnedTo(String cores) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        return new Generator(name, pinned, jvmOptions);
    }
}
