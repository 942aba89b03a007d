package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;

/** What happens to a request when its user's thread is interrupted. */
@Timeout(30)
class StoppingTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @AfterEach
    void forgetInterruption() {
        Thread.interrupted();
    }

    @Test
    void nothingIsSentOnceInterrupted() {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user = TestUser.of(server)) {
            Thread.currentThread().interrupt();
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(Kind.STOPPED);
            assertThat(failure.sent()).isFalse();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aResponseWithinTheDrainCounts() throws WireFailure {
        Script slow = Script.empty().read().drip(Script.OK, 4, Duration.ofMillis(20)).thenOk();
        try (ScriptedServer server = ScriptedServer.answering(slow);
                TestUser user = TestUser.of(server)) {
            interruptWhenSent(server);
            assertThat(user.get().status()).isEqualTo(200);
            assertThat(Thread.interrupted()).as("the interruption is handed on").isTrue();
            assertThat(user.get().status()).isEqualTo(200);
            assertThat(server.connections()).as("the connection is still good").isEqualTo(1);
        }
    }

    @Test
    void afterTheDrainTheRequestIsGivenUp() {
        WireOptions options = WireOptions.DEFAULT.withDrain(Duration.ofMillis(150));
        try (ScriptedServer server = ScriptedServer.answering(Script.empty().read().stall());
                TestUser user = new TestUser(options, TestUser.origin(server))) {
            interruptWhenSent(server);
            WireFailure failure = catchThrowableOfType(WireFailure.class, user::get);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(Kind.STOPPED);
            assertThat(failure).hasMessage("stopped while waiting for the response");
            assertThat(failure.sent()).isTrue();
            assertThat(user.keepsOpenConnection()).isFalse();
        }
    }

    @Test
    void aSecondInterruptionDoesNotEndTheDrain() throws WireFailure {
        Script slow = Script.empty().read().drip(Script.OK, 8, Duration.ofMillis(30)).thenOk();
        try (ScriptedServer server = ScriptedServer.answering(slow);
                TestUser user = TestUser.of(server)) {
            interruptWhenSent(server);
            interruptWhenSent(server);
            assertThat(user.get().status()).isEqualTo(200);
        }
    }

    private static void interruptWhenSent(ScriptedServer server) {
        Thread user = Thread.currentThread();
        Thread.ofVirtual()
                .start(
                        () -> {
                            Await.until(() -> !server.requests().isEmpty(), SOON);
                            user.interrupt();
                        });
    }
}
