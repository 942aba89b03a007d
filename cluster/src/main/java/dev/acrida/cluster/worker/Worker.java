package dev.acrida.cluster.worker;

import dev.acrida.cluster.ClusterException;
import dev.acrida.cluster.trust.Identity;
import dev.acrida.cluster.wire.FileRequest;
import dev.acrida.cluster.wire.JoinReply;
import dev.acrida.cluster.wire.JoinRequest;
import dev.acrida.cluster.wire.TestReply;
import dev.acrida.cluster.worker.WorkerSettings.MasterAddress;
import dev.acrida.engine.RunPlan;

import io.grpc.StatusRuntimeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A process that has users for a master. Confined to one thread, except for {@link #leave}, which
 * any thread may call.
 */
public final class Worker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final WorkerSettings settings;
    private final MasterLink link;
    private volatile boolean leaving;
    private volatile Optional<Shift> shift = Optional.empty();

    private Worker(WorkerSettings settings, MasterLink link) {
        this.settings = settings;
        this.link = link;
    }

    /**
     * Looks for a master and joins it.
     *
     * @throws ClusterException if a master refuses this worker, or none is found in time
     * @throws InterruptedException if this thread is interrupted
     */
    public static Worker join(WorkerSettings settings) throws InterruptedException {
        Backoff backoff = new Backoff(RandomGenerator.getDefault(), FIRST_WAIT, LONGEST_WAIT);
        long deadline = System.nanoTime() + settings.patience().toNanos();
        String trouble = "";
        while (System.nanoTime() < deadline) {
            for (MasterAddress master : settings.masters()) {
                try {
                    return join(master, settings);
                } catch (StatusRuntimeException e) {
                    Refused.reason(e).ifPresent(why -> refused(master, why, e));
                    if (trouble.isEmpty()) {
                        LOG.log(
                                System.Logger.Level.INFO,
                                "Waiting for the master at {0}: {1}",
                                master,
                                Refused.briefly(e));
                    }
                    trouble = Refused.briefly(e);
                }
            }
            Thread.sleep(backoff.next());
        }
        throw new ClusterException(
                "no master was found at %s within %d s (%s): check --master-host and --master-port"
                        .formatted(settings.masters(), settings.patience().toSeconds(), trouble));
    }

    private static void refused(MasterAddress master, String why, StatusRuntimeException e) {
        throw new ClusterException("the master at " + master + " is not to be joined: " + why, e);
    }

    private static Worker join(MasterAddress master, WorkerSettings settings) {
        KeyPair keys = Identity.newKeys();
        JoinRequest request =
                new JoinRequest(
                        settings.token().secret(), settings.name(), keys.getPublic().getEncoded());
        JoinReply reply;
        try (MasterLink stranger = MasterLink.asStranger(master, settings)) {
            reply = stranger.join(request);
        }
        try {
            Identity identity =
                    new Identity(
                            keys.getPrivate(),
                            List.of(
                                    Identity.certificate(reply.certificate()),
                                    Identity.certificate(reply.authority())));
            return new Worker(settings, MasterLink.as(identity, master, settings));
        } catch (GeneralSecurityException e) {
            throw new ClusterException("the master at " + master + " sent no certificate", e);
        }
    }

    /**
     * Fetches the test that the master has.
     *
     * @param folder where its files are put
     * @throws ClusterException if that is not possible
     * @throws UncheckedIOException if a file cannot be written
     */
    public FetchedTest fetch(Path folder) {
        try {
            TestReply test = link.test();
            for (String name : test.files()) {
                fetch(test.id(), name, folder);
            }
            List<String> arguments =
                    test.arguments().stream()
                            .map(a -> a.file() ? folder.resolve(a.text()).toString() : a.text())
                            .toList();
            return new FetchedTest(test.id(), arguments, test.index());
        } catch (StatusRuntimeException e) {
            throw new ClusterException(
                    "the test cannot be fetched from the master: " + Refused.briefly(e), e);
        }
    }

    private void fetch(String test, String name, Path folder) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new ClusterException(
                    "the master's test has a file outside of its folder: " + name);
        }
        try {
            Files.createDirectories(file.getParent());
            link.file(new FileRequest(test, name), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Works until the master sends it home, has another test, or is gone.
     *
     * @param test of which this is the plan
     * @throws dev.acrida.engine.definition.TestDefinitionException if the test breaks a rule
     */
    public End work(RunPlan plan, FetchedTest test) throws InterruptedException {
        try (Shift begun = new Shift(plan, test, link, settings)) {
            shift = Optional.of(begun);
            if (leaving) {
                begun.leave();
            }
            return begun.work();
        }
    }

    /** Ends its users and goes, once the master knows everything. */
    public void leave() {
        leaving = true;
        shift.ifPresent(Shift::leave);
    }

    @Override
    public void close() {
        link.close();
    }

    /**
     * A test that lies here now.
     *
     * @param id equal for equal tests
     * @param arguments with which it is run
     * @param index the number of this worker, from 0
     */
    public record FetchedTest(String id, List<String> arguments, int index) {}

    /** Why a worker has ended its work. */
    public enum End {
        /** The master wants no more, or this process shall end. */
        DISMISSED,
        /** The master has another test. */
        OTHER_TEST,
        /** The master has not been heard for too long. */
        MASTER_LOST
    }
}
