package dev.acrida.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.cluster.trust.Authority;
import dev.acrida.cluster.trust.JoinToken;
import dev.acrida.cluster.worker.Worker;
import dev.acrida.cluster.worker.WorkerSettings;
import dev.acrida.testkit.Await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Who may join, and what is said to the others; on both sides. */
@Timeout(60)
class JoiningTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir Path folder;
    private final Overheard log = Overheard.of("acrida.cluster");

    @BeforeEach
    void listen() {
        log.start();
    }

    @AfterEach
    void stopListening() {
        log.stop();
    }

    @Test
    void aWorkerWithTheTokenJoins() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Worker worker = Worker.join(crowd.settingsOf("h_1"))) {
            assertThat(worker.fetch(folder).id()).isEqualTo(Crowd.bundle().id());
        }
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        try (Crowd crowd = Crowd.open(folder)) {
            JoinToken right = JoinToken.parse(crowd.master().token());
            JoinToken wrong = new JoinToken(right.fingerprint(), "wrong-wrong-wrong-wrong");
            assertThatThrownBy(() -> Worker.join(with(crowd, wrong, Crowd.VERSION)))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("the join token is not the one");
            log.await("Refused 127.0.0.1", "the join token is not the one", LONGEST);
        }
    }

    @Test
    void aTokenOfAnotherClusterIsRefused() throws Exception {
        try (Crowd crowd = Crowd.open(folder)) {
            JoinToken other = JoinToken.create(Authority.create().certificate());
            assertThatThrownBy(() -> Worker.join(with(crowd, other, Crowd.VERSION)))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("of another cluster");
            log.await("Refused", "with the token or the certificate of another cluster", LONGEST);
        }
    }

    @Test
    void anotherVersionIsRefused() throws Exception {
        try (Crowd crowd = Crowd.open(folder)) {
            JoinToken right = JoinToken.parse(crowd.master().token());
            assertThatThrownBy(() -> Worker.join(with(crowd, right, "9.9")))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("this worker is version 9.9, the master is version test");
            log.await("Refused 127.0.0.1", "version 9.9", LONGEST);
        }
    }

    @Test
    void whoDoesNotSpeakTlsIsRefused() throws Exception {
        try (Crowd crowd = Crowd.open(folder);
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), crowd.master().port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: master\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(socket.getInputStream().readAllBytes())
                    .asString(StandardCharsets.ISO_8859_1)
                    .doesNotContain("HTTP");
            log.await("Refused", "it was no worker", LONGEST);
        }
    }

    @Test
    void aMasterThatIsNotThereYetIsWaitedForAndThenGivenUp() {
        WorkerSettings nobody =
                WorkerSettings.of(
                                List.of(new WorkerSettings.MasterAddress("127.0.0.1", 1)),
                                JoinToken.create(Authority.create().certificate()),
                                "h_1",
                                Crowd.VERSION)
                        .withPatience(Duration.ofSeconds(1));
        assertThatThrownBy(() -> Worker.join(nobody))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("no master was found at [127.0.0.1:1] within 1 s");
        Await.until(() -> log.said("Waiting for the master"), LONGEST);
    }

    private static WorkerSettings with(Crowd crowd, JoinToken token, String version) {
        return WorkerSettings.of(crowd.settingsOf("h_1").masters(), token, "h_1", version);
    }
}
