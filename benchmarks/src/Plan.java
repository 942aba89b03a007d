import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is to be compared, and how. */
record Plan(
        Path home,
        int rounds,
        int connections,
        int warmUp,
        Duration measured,
        List<String> paths,
        String generatorCores,
        String targetCore,
        List<String> only,
        List<String> jvmOptions) {
    static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);
    private static final String USAGE =
            """
            benchmarks/run [OPTION VALUE]...
              --rounds 5          each generator runs so often, in turn
              --connections 100   kept alive
              --warm-up 300000    requests before measuring (at most a minute)
              --seconds 4         measured
              --paths /100,/10k   what is asked for: /100, /1k or /10k, about so many bytes
              --cores 1           where generators run: a core, or a list as taskset takes it
              --target-core 0     where the target runs
              --only wrk,wire     which generators (wrk, hey, wire)
              --jvm OPTIONS       more options for our JVM, separated by blanks
            """;

    static Plan parse(Path home, List<String> args) {
        Plan plan =
                new Plan(
                        home,
                        5,
                        100,
                        300_000,
                        Duration.ofSeconds(4),
                        List.of("/100", "/10k"),
                        "1",
                        "0",
                        List.of("wrk", "hey", "wire"),
                        List.of());
        for (int i = 0; i < args.size(); i += 2) {
            if (i + 1 == args.size()) {
                throw usage();
            }
            plan = plan.with(args.get(i), args.get(i + 1));
        }
        return plan;
    }

    private Plan with(String option, String value) {
        int rounds = this.rounds;
        int connections = this.connections;
        int warmUp = this.warmUp;
        Duration measured = this.measured;
        List<String> paths = this.paths;
        String generatorCores = this.generatorCores;
        String targetCore = this.targetCore;
        List<String> only = this.only;
        List<String> jvmOptions = this.jvmOptions;
        switch (option) {
            case "--rounds" -> rounds = Integer.parseInt(value);
            case "--connections" -> connections = Integer.parseInt(value);
            case "--warm-up" -> warmUp = Integer.parseInt(value);
            case "--seconds" -> measured = Duration.ofSeconds(Long.parseLong(value));
            case "--paths" -> paths = List.of(value.split(","));
            case "--cores" -> generatorCores = value;
            case "--target-core" -> targetCore = value;
            case "--only" -> only = List.of(value.split(","));
            case "--jvm" -> jvmOptions = List.of(value.split(" "));
            default -> throw usage();
        }
        return new Plan(
                home,
                rounds,
                connections,
                warmUp,
                measured,
                paths,
                generatorCores,
                targetCore,
                only,
                jvmOptions);
    }

    /** The longest that a generator has to run. */
    Duration longest() {
        return LONGEST_WARM_UP.plus(measured).plusSeconds(2);
    }

    private static IllegalArgumentException usage() {
        System.err.print(USAGE);
        System.exit(2);
        return new IllegalArgumentException();
    }
}
