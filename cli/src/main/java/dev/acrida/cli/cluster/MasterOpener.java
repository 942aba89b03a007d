package dev.acrida.cli.cluster;

import dev.acrida.cli.option.ClusterOptions;
import dev.acrida.cli.run.RunOpener;
import dev.acrida.cluster.ClusterException;
import dev.acrida.cluster.master.ClusterRun;
import dev.acrida.cluster.master.Journal;
import dev.acrida.cluster.master.MasterSettings;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.definition.DeclaredOptions;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** Sets up a run whose users are on workers, and waits for these if it starts at once. */
public final class MasterOpener implements RunOpener {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final Duration FOREVER = Duration.ofDays(365);

    private final ClusterOptions options;
    private final TestParcel parcel;
    private final DeclaredOptions declared;
    private final boolean waits;
    private final String version;
    private final PrintStream invitations;

    /**
     * Creates one.
     *
     * @param parcel what workers get
     * @param declared the options of the test, whose values they get, too
     * @param waits whether workers are waited for before anything else
     * @param version which they must have, too
     * @param invitations where the command for workers is printed: it holds a secret
     */
    public MasterOpener(
            ClusterOptions options,
            TestParcel parcel,
            DeclaredOptions declared,
            boolean waits,
            String version,
            PrintStream invitations) {
        this.options = options;
        this.parcel = parcel;
        this.declared = declared;
        this.waits = waits;
        this.version = version;
        this.invitations = invitations;
    }

    @Override
    public Run open(RunPlan plan) throws InterruptedException {
        ClusterRun run =
                ClusterRun.open(
                        plan,
                        cast -> parcel.bundle(cast, declared.values()),
                        MasterSettings.of(
                                options.bindHost(), options.bindPort(), secrets(), version),
                        journal());
        try {
            invite(run);
            if (!run.isResumed()) {
                call(run);
                awaitIfAsked(run);
            }
            return run;
        } catch (RuntimeException | InterruptedException e) {
            run.close();
            throw e;
        }
    }

    private Path folder() {
        return options.folder()
                .orElseGet(
                        () ->
                                Path.of(
                                        System.getProperty("user.home", "."),
                                        ".acrida",
                                        "master-" + options.bindPort()));
    }

    private Path secrets() {
        return options.secrets().orElseGet(this::folder);
    }

    /** By a method of another class: who has one master loads nothing of what several need. */
    private Journal journal() throws InterruptedException {
        return options.masters().isEmpty()
                ? ClusterRun.journal(folder())
                : Standby.await(options, folder(), secrets());
    }

    private void invite(ClusterRun run) {
        LOG.log(
                System.Logger.Level.INFO,
                "The master listens on {0} port {1}",
                options.bindHost(),
                Integer.toString(run.port()));
        String port = run.port() == MasterSettings.PORT ? "" : " --master-port " + run.port();
        invitations.printf(
                "Workers join with:%n  ACRIDA_TOKEN=%s ./acrida --worker --master-host %s%s%n",
                run.token(), masterHosts(), port);
        invitations.flush();
    }

    /** As workers are to be told. */
    private String masterHosts() {
        return options.masters().isEmpty()
                ? OwnAddress.of(options.bindHost())
                : options.masters().stream()
                        .map(master -> master.replaceFirst(":\\d+$", ""))
                        .distinct()
                        .collect(Collectors.joining(","));
    }

    /** Nobody has to end them: the run sends all workers home. */
    private void call(ClusterRun run) {
        if (options.sshHosts().isEmpty()) {
            return;
        }
        String masterOptions =
                "--worker --master-host %s --master-port %d".formatted(masterHosts(), run.port());
        SshWorkers.start(options.sshHosts(), options.sshAcrida(), masterOptions, run.token());
    }

    private void awaitIfAsked(ClusterRun run) throws InterruptedException {
        if (!waits) {
            return;
        }
        int wanted = options.expectWorkers();
        LOG.log(
                System.Logger.Level.INFO,
                "Waiting for {0} {1}",
                wanted,
                wanted == 1 ? "worker" : "workers");
        Duration longest = options.longestWait().orElse(FOREVER);
        if (!run.awaitWorkers(wanted, longest)) {
            throw new ClusterException(
                    "%d workers were expected within %d s, but there are %d: start more, or change"
                                    .formatted(wanted, longest.toSeconds(), run.workersThere())
                            + " --expect-workers or --expect-workers-max-wait");
        }
    }
}
