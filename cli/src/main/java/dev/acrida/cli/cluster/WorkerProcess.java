package dev.acrida.cli.cluster;

import dev.acrida.cli.log.LastLines;
import dev.acrida.cli.log.Logging;
import dev.acrida.cli.option.ClusterOptions;
import dev.acrida.cluster.ClusterException;
import dev.acrida.cluster.trust.JoinToken;
import dev.acrida.cluster.wire.LogLines;
import dev.acrida.cluster.worker.Worker;
import dev.acrida.cluster.worker.Worker.FetchedTest;
import dev.acrida.cluster.worker.WorkerSettings;
import dev.acrida.cluster.worker.WorkerSettings.MasterAddress;
import dev.acrida.engine.RunPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;

/** Joins a master, runs what it has, and ends when it says so. */
public final class WorkerProcess {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    /** The exit code of a worker that has lost its master. */
    private static final int MASTER_LOST = 1;

    private final ClusterOptions options;
    private final String version;
    private final Function<List<String>, RunPlan> planning;

    /**
     * Creates one.
     *
     * @param version which the master must have, too
     * @param planning makes a plan of the arguments that the master sends
     */
    public WorkerProcess(
            ClusterOptions options, String version, Function<List<String>, RunPlan> planning) {
        this.options = options;
        this.version = version;
        this.planning = planning;
    }

    /**
     * Works.
     *
     * @return the exit code
     * @throws ClusterException if a master refuses this worker, or none is found
     * @throws InterruptedException if this thread is interrupted
     */
    public int run() throws InterruptedException {
        WorkerSettings settings = settings();
        LOG.log(
                System.Logger.Level.INFO,
                "Joining the master at {0} as {1}",
                settings.masters().getFirst(),
                settings.name());
        try (Worker worker = Worker.join(settings);
                Departure departure = Departure.of(worker)) {
            Worker.End end = work(worker);
            LOG.log(System.Logger.Level.INFO, "Ending: {0}", reason(end));
            int code = end == Worker.End.DISMISSED ? 0 : MASTER_LOST;
            departure.ready(code);
            return code;
        }
    }

    private static String reason(Worker.End end) {
        return switch (end) {
            case DISMISSED -> "the master has everything";
            case OTHER_TEST -> "the master has another test";
            case MASTER_LOST -> "the master is gone, and with it what was not reported";
        };
    }

    private Worker.End work(Worker worker) throws InterruptedException {
        Worker.End end = Worker.End.OTHER_TEST;
        while (end == Worker.End.OTHER_TEST) {
            Path folder = temporaryFolder();
            try {
                FetchedTest test = worker.fetch(folder);
                end = worker.work(planning.apply(test.arguments()), test);
            } finally {
                delete(folder);
            }
        }
        return end;
    }

    private WorkerSettings settings() {
        String token =
                options.token()
                        .orElseThrow(
                                () ->
                                        new ClusterException(
                                                "a worker needs the join token that the master"
                                                        + " prints: set ACRIDA_TOKEN, or give"
                                                        + " --token"));
        List<MasterAddress> masters = options.masterHosts().stream().map(this::address).toList();
        String unique = Long.toHexString(new SecureRandom().nextLong());
        String name =
                "%s_%d_%s"
                        .formatted(
                                OwnAddress.hostName(),
                                ProcessHandle.current().pid(),
                                unique.substring(0, 6));
        WorkerSettings usual =
                WorkerSettings.of(masters, JoinToken.parse(read(token)), name, version);
        return usual.withOrphaned(options.orphaned()).withLog(WorkerProcess::log);
    }

    private static LogLines log() {
        LastLines last = Logging.last();
        return new LogLines(last.last(), last.lines());
    }

    /** The token itself, or that in the file after an {@code @}. */
    private static String read(String token) {
        if (!token.startsWith("@")) {
            return token;
        }
        try {
            return Files.readString(Path.of(token.substring(1)));
        } catch (IOException e) {
            throw new ClusterException(
                    "the join token cannot be read from %s: %s"
                            .formatted(token.substring(1), e.getMessage()),
                    e);
        }
    }

    private MasterAddress address(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > 0 && host.indexOf(':') == colon;
        return hasPort
                ? new MasterAddress(
                        host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)))
                : new MasterAddress(host, options.masterPort());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("acrida-worker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the test's folder stays", e);
        }
    }

    /** Lets a signal (Ctrl-C, SIGTERM) end the process only when the master knows everything. */
    private static final class Departure implements AutoCloseable {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread hook;
        private volatile int code;

        private Departure(Worker worker) {
            hook =
                    Thread.ofPlatform()
                            .name("signal")
                            .unstarted(
                                    () -> {
                                        worker.leave();
                                        awaitEnd();
                                        Runtime.getRuntime().halt(code);
                                    });
        }

        static Departure of(Worker worker) {
            Departure departure = new Departure(worker);
            Runtime.getRuntime().addShutdownHook(departure.hook);
            return departure;
        }

        private void awaitEnd() {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void ready(int exitCode) {
            code = exitCode;
            ended.countDown();
        }

        @Override
        public void close() {
            ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.log(System.Logger.Level.DEBUG, "A signal ends the process");
            }
        }
    }
}
