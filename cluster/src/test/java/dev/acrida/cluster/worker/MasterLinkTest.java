package dev.acrida.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.Task;
import dev.acrida.User;
import dev.acrida.cluster.TestBundle;
import dev.acrida.cluster.master.ClusterRun;
import dev.acrida.cluster.master.MasterSettings;
import dev.acrida.cluster.trust.Identity;
import dev.acrida.cluster.trust.JoinToken;
import dev.acrida.cluster.wire.FileRequest;
import dev.acrida.cluster.wire.JoinReply;
import dev.acrida.cluster.wire.JoinRequest;
import dev.acrida.cluster.worker.WorkerSettings.MasterAddress;
import dev.acrida.engine.RunPlan;
import dev.acrida.engine.definition.TagFilter;
import dev.acrida.engine.definition.UserClasses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.List;

/** Which of several masters a worker speaks with. */
@Timeout(60)
class MasterLinkTest {
    @TempDir Path folder;

    static final class Idle extends User {
        @Task
        void rest() {}
    }

    @Test
    void aFileIsFetchedFromTheNextMasterIfTheOneThatLedIsGone() throws Exception {
        Path data = Files.writeString(folder.resolve("names.csv"), "name\nAda\n");
        LinkedHashMap<String, Path> files = new LinkedHashMap<>();
        files.put("names.csv", data);
        TestBundle bundle = TestBundle.of(List.of(), files);
        ClusterRun gone = master(bundle, "a");
        try (ClusterRun next = master(bundle, "b")) {
            MasterAddress first = new MasterAddress("127.0.0.1", gone.port());
            WorkerSettings settings =
                    WorkerSettings.of(
                            List.of(first, new MasterAddress("127.0.0.1", next.port())),
                            JoinToken.parse(gone.token()),
                            "w",
                            "test");
            try (MasterLink link = MasterLink.as(identity(first, settings), first, settings)) {
                gone.close();
                Path copy = folder.resolve("copy.csv");
                link.file(new FileRequest(bundle.id(), "names.csv"), copy);
                assertThat(copy).hasSameTextualContentAs(data);
            }
        } finally {
            gone.close();
        }
    }

    private ClusterRun master(TestBundle bundle, String name) {
        return ClusterRun.open(
                RunPlan.of(UserClasses.from(List.of(Idle.class), TagFilter.ALL, List.of())),
                cast -> bundle,
                MasterSettings.of("127.0.0.1", 0, folder.resolve("secrets"), "test"),
                ClusterRun.journal(folder.resolve(name)));
    }

    private static Identity identity(MasterAddress master, WorkerSettings settings)
            throws Exception {
        KeyPair keys = Identity.newKeys();
        try (MasterLink stranger = MasterLink.asStranger(master, settings)) {
            JoinReply reply =
                    stranger.join(
                            new JoinRequest(
                                    settings.token().secret(),
                                    settings.name(),
                                    keys.getPublic().getEncoded()));
            return new Identity(
                    keys.getPrivate(),
                    List.of(
                            Identity.certificate(reply.certificate()),
                            Identity.certificate(reply.authority())));
        }
    }
}
