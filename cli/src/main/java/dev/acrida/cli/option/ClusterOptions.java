package dev.acrida.cli.option;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a run is spread over several machines. */
public final class ClusterOptions {
    private static final int PORT = 5557;

    @Option(
            names = {"--master", "--mode-master"},
            description = "Steer the run; users are on workers, which join.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean master;

    @Option(
            names = "--master-bind-host",
            paramLabel = "ADDRESS",
            description = "Where the master listens for workers. Default: * for all addresses.")
    private String bindHost = "*";

    @Option(
            names = "--master-bind-port",
            paramLabel = "N",
            converter = Ranges.Port.class,
            description = "The port where it does. Default: 5557.")
    private int bindPort = PORT;

    @Option(
            names = {"--expect-workers", "--expect-slaves"},
            paramLabel = "N",
            converter = Ranges.Count.class,
            description =
                    "Start when so many workers are there. Default: 1, or as many as --ssh starts.")
    private Optional<Integer> expectWorkers = Optional.empty();

    @Option(
            names = "--expect-workers-max-wait",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long to wait for them; 0 for as long as it takes. Default: 0.")
    private Duration longestWait = Duration.ZERO;

    @SuppressWarnings("UnusedVariable") // there is nothing else to do
    @Option(
            names = "--enable-rebalancing",
            description = "Accepted for Locust's sake: users are always rebalanced.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean rebalancing = true;

    @Option(
            names = "--cluster-dir",
            paramLabel = "FOLDER",
            description =
                    "Where the master keeps its authority and join token. Default:"
                            + " ~/.acrida/master-PORT.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--cluster-secrets",
            paramLabel = "FOLDER",
            description =
                    "Where the authorities and the join token are, if not in --cluster-dir: the"
                            + " same for all of --masters.")
    private Optional<Path> secrets = Optional.empty();

    @Option(
            names = "--masters",
            paramLabel = "HOST",
            split = ",",
            description =
                    "All of the masters, as HOST or HOST:PORT (where they listen for each other;"
                            + " default: 5558). One of them leads; when it dies, another goes on.")
    private List<String> masters = new ArrayList<>();

    @Option(
            names = "--this-master",
            paramLabel = "HOST",
            description =
                    "Which of --masters this one is. Default: the one with this machine's name.")
    private Optional<String> thisMaster = Optional.empty();

    @Option(
            names = "--ship",
            paramLabel = "FILE",
            split = ",",
            description =
                    "Send these files to workers too. Those whose names stand in the test are sent"
                            + " anyway.")
    private List<Path> shipped = new ArrayList<>();

    @Option(
            names = "--ssh",
            paramLabel = "HOST",
            split = ",",
            description =
                    "Start a worker on each of these machines by ssh, as USER@HOST or HOST; they"
                            + " need Acrida, and keys that ask for no password.")
    private List<String> sshHosts = new ArrayList<>();

    @Option(
            names = "--ssh-acrida",
            paramLabel = "PATH",
            description = "Where Acrida is on these machines. Default: acrida, by their PATH.")
    private String sshAcrida = "acrida";

    @Option(
            names = {"--worker", "--mode-worker", "--slave"},
            description = "Join a master and have users for it.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean worker;

    @Option(
            names = {"--master-host", "--master-node-host"},
            paramLabel = "HOST",
            split = ",",
            description = "Where the worker's master is. Default: 127.0.0.1.")
    private List<String> masterHosts = new ArrayList<>(List.of("127.0.0.1"));

    @Option(
            names = {"--master-port", "--master-node-port"},
            paramLabel = "N",
            converter = Ranges.Port.class,
            description = "The port where it is. Default: 5557.")
    private int masterPort = PORT;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "With which the worker joins, as the master prints it, or @FILE with it."
                            + " Better given by ACRIDA_TOKEN, which no list of processes shows.")
    private Optional<String> token = Optional.empty();

    @Option(
            names = "--orphan-timeout",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description =
                    "How long a worker that hears of no master goes on with its load. Default:"
                            + " 60s.")
    private Duration orphaned = Duration.ofSeconds(60);

    /** Called by picocli. */
    public ClusterOptions() {}

    /** Drops what a file says where it excludes what was typed. */
    public void settle(Typed typed) {
        if (master && worker) {
            if (typed.wins("--master", "--worker")) {
                worker = false;
            } else if (typed.wins("--worker", "--master")) {
                master = false;
            }
        }
    }

    /** What is wrong with the options together. */
    public Optional<String> conflict() {
        if (master && worker) {
            return Optional.of("--master and --worker exclude each other: give one of them");
        }
        if (!sshHosts.isEmpty() && !master) {
            return Optional.of("--ssh starts the workers of a master: give --master, too");
        }
        if (!masters.isEmpty() && !master) {
            return Optional.of("--masters names this master and others: give --master, too");
        }
        return Optional.empty();
    }

    /** Machines on which workers are started. */
    public List<String> sshHosts() {
        return List.copyOf(sshHosts);
    }

    /** Where Acrida is on them. */
    public String sshAcrida() {
        return sshAcrida;
    }

    /** How many workers are waited for: by default, those that are started. */
    public int expectWorkers() {
        return expectWorkers.orElse(Math.max(1, sshHosts.size()));
    }

    /** Whether users shall be on workers. */
    public boolean isMaster() {
        return master;
    }

    /** Whether this process shall have users for a master. */
    public boolean isWorker() {
        return worker;
    }

    /** The address that the master listens on; {@code *} for all. */
    public String bindHost() {
        return bindHost;
    }

    /** The port that it listens on. */
    public int bindPort() {
        return bindPort;
    }

    /** How long they are waited for; empty for as long as it takes. */
    public Optional<Duration> longestWait() {
        return longestWait.isZero() ? Optional.empty() : Optional.of(longestWait);
    }

    /** Where the master keeps what must outlive it, if told. */
    public Optional<Path> folder() {
        return folder;
    }

    /** Where it keeps its secrets, if elsewhere. */
    public Optional<Path> secrets() {
        return secrets;
    }

    /** All masters; none for one that is alone. */
    public List<String> masters() {
        return List.copyOf(masters);
    }

    /** Which of them this one is, if told. */
    public Optional<String> thisMaster() {
        return thisMaster;
    }

    /** Files that workers get beside those that the test names. */
    public List<Path> shipped() {
        return List.copyOf(shipped);
    }

    /** Where a master may be. */
    public List<String> masterHosts() {
        return List.copyOf(masterHosts);
    }

    /** The port of the master. */
    public int masterPort() {
        return masterPort;
    }

    /** With which the worker joins, if given. */
    public Optional<String> token() {
        return token;
    }

    /** How long a worker goes on without a master. */
    public Duration orphaned() {
        return orphaned;
    }
}
