package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class CrowdTest {
    private static final int USERS = 6_000;

    /** Closing must not cost each user time for each other one: it took minutes once. */
    @Test
    void thousandsOfUsersCanLeaveAtOnce() throws InterruptedException {
        CountDownLatch connected = new CountDownLatch(USERS);
        CountDownLatch leave = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                Wire wire = Wire.open(WireOptions.DEFAULT)) {
            List<Thread> users = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                TestUser user = new TestUser(wire, TestUser.origin(server));
                users.add(Thread.ofVirtual().start(() -> visit(user, connected, leave)));
            }
            connected.await();
            leave.countDown();
            endOfRun(wire);

            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            for (Thread user : users) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                assertThat(left.isPositive() && user.join(left)).as("all gone in 10 s").isTrue();
            }
        }
    }

    /** As the run does, while its users are still leaving. */
    private static void endOfRun(Wire wire) {
        wire.close();
    }

    private static void visit(TestUser user, CountDownLatch connected, CountDownLatch leave) {
        try {
            user.get();
            connected.countDown();
            leave.await();
            user.closeIdle();
        } catch (WireFailure | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
