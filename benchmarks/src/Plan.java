import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to be compared, and how. */
record Plan(Path home, Map<String, String> options) {
    static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

    /**
     * The JVM compiles beside the load, on the same core, and its loops move among the users up to
     * fourteen seconds after the start: a fast target alone ends it too early.
     */
    static final Duration SHORTEST_WARM_UP = Duration.ofSeconds(20);

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "--rounds", "5",
                    "--connections", "100",
                    "--warm-up", "300000",
                    "--seconds", "4",
                    "--scenarios", "get-100,get-10k,post-json,tls-100",
                    "--cores", "1",
                    "--target-core", "0",
                    "--only", "wrk,acrida,wire,hey,ab",
                    "--cipher", "TLS_AES_128_GCM_SHA256",
                    "--jvm", "");
    private static final String USAGE =
            """
            benchmarks/run [OPTION VALUE]...
              --rounds 5          each generator runs so often, in turn
              --connections 100   kept alive
              --warm-up 300000    requests before measuring (at least 20 s for ours, at most a minute)
              --seconds 4         measured
              --scenarios get-100,get-10k,post-json,tls-100
              --cores 1           where generators run: a core, or a list as taskset takes it; wrk
                                  gets a thread, and ours a carrier, for each
              --target-core 0     where the target runs
              --only wrk,acrida   which generators (wrk, acrida, wire, hey, ab)
              --cipher TLS_AES_128_GCM_SHA256
              --jvm OPTIONS       more options for the JVM of acrida, separated by blanks
            """;

    static Plan parse(Path home, List<String> args) {
        Map<String, String> options = new HashMap<>(DEFAULTS);
        for (int i = 0; i < args.size(); i += 2) {
            if (i + 1 == args.size() || !options.containsKey(args.get(i))) {
                System.err.print(USAGE);
                System.exit(2);
            }
            options.put(args.get(i), args.get(i + 1));
        }
        return new Plan(home, options);
    }

    int rounds() {
        return number("--rounds");
    }

    int connections() {
        return number("--connections");
    }

    int warmUp() {
        return number("--warm-up");
    }

    Duration measured() {
        return Duration.ofSeconds(number("--seconds"));
    }

    List<Scenario> scenarios() {
        return Scenario.parse(options.get("--scenarios"));
    }

    String generatorCores() {
        return options.get("--cores");
    }

    /** How many cores the generators have. */
    int carriers() {
        return generatorCores().split(",").length;
    }

    String targetCore() {
        return options.get("--target-core");
    }

    List<String> only() {
        return Arrays.asList(options.get("--only").split(","));
    }

    String cipher() {
        return options.get("--cipher");
    }

    String jvmOptions() {
        return options.get("--jvm");
    }

    /** The longest that a generator has to run. */
    Duration longest() {
        return LONGEST_WARM_UP.plus(measured()).plusSeconds(2);
    }

    private int number(String option) {
        return Integer.parseInt(options.get(option));
    }
}
