import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs generators against one target, in turn and several times, and prints what a request cost
 * each: CPU time of the process, user and system, over the requests that the target counted.
 */
class Benchmark {
    private final Plan plan;
    private final Map<String, List<Double>> costs = new LinkedHashMap<>();

    private Benchmark(Plan plan) {
        this.plan = plan;
    }

    public static void main(String[] args) throws Exception {
        Plan plan = Plan.parse(Path.of(args[0]), List.of(args).subList(1, args.length));
        for (Scenario scenario : plan.scenarios()) {
            if (scenario.tls() && !TlsTarget.isPossible()) {
                System.err.println(scenario + " needs nginx and openssl: left out");
            } else {
                new Benchmark(plan).compare(scenario);
            }
        }
    }

    private void compare(Scenario scenario) throws IOException, InterruptedException {
        try (Target target = Target.start(plan, scenario.tls())) {
            List<Generator> generators = Generator.all(plan, scenario, target.url(scenario.path()));
            System.out.printf(
                    "%n%s, %d connections, generator on core %s, target on core %s%n",
                    scenario, plan.connections(), plan.generatorCores(), plan.targetCore());
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Generator generator : generators) {
                    measure(generator, target);
                }
            }
        }
        print();
    }

    private void measure(Generator generator, Target target)
            throws IOException, InterruptedException {
        try (Running running = generator.start()) {
            warmUp(generator, target);
            long requests = target.requests();
            double micros = running.cpuMicros();
            long nanos = System.nanoTime();
            Thread.sleep(plan.measured());
            requests = target.requests() - requests;
            micros = running.cpuMicros() - micros;
            double seconds = (System.nanoTime() - nanos) / 1e9;
            System.out.printf(
                    "  %-8s %8.2f µs of CPU per request   %9.0f requests/s%n",
                    generator.name(), micros / requests, requests / seconds);
            costs.computeIfAbsent(generator.name(), name -> new ArrayList<>())
                    .add(micros / requests);
        }
    }

    private void warmUp(Generator generator, Target target)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        long earliest = began + (generator.isOurs() ? Plan.SHORTEST_WARM_UP.toNanos() : 0);
        long latest = began + Plan.LONGEST_WARM_UP.toNanos();
        long enough = target.requests() + plan.warmUp();
        while (System.nanoTime() - earliest < 0
                || target.requests() < enough && System.nanoTime() - latest < 0) {
            Thread.sleep(100);
        }
    }

    private void print() {
        double wrk = median(costs.getOrDefault("wrk", List.of(Double.NaN)));
        costs.forEach(
                (name, values) ->
                        System.out.printf(
                                "  median   %-8s %8.2f µs   %6.2f x wrk%n",
                                name, median(values), median(values) / wrk));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
