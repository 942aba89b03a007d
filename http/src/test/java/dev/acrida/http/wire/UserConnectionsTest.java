package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acrida.http.wire.WireFailure.Kind;
import dev.acrida.testkit.Await;
import dev.acrida.testkit.Script;
import dev.acrida.testkit.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;

@Timeout(30)
class UserConnectionsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aConnectionServesManyRequests() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user = TestUser.of(server)) {
            for (int i = 0; i < 50; i++) {
                assertThat(TestUser.text(user.get())).isEqualTo("ok");
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests(0)).hasSize(50);
        }
    }

    @Test
    void stampsAndPhasesAreInOrder() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user = TestUser.of(server)) {
            long before = System.nanoTime();
            WireResponse first = user.get();
            long after = System.nanoTime();
            assertThat(first.startedNanos() - before).isNotNegative();
            assertThat(after - first.endedNanos()).isNotNegative();
            Duration elapsed = Duration.ofNanos(first.endedNanos() - first.startedNanos());
            var timings = first.timings();
            assertThat(timings.connect()).isPositive();
            assertThat(timings.tls()).isZero();
            assertThat(timings.dns().plus(timings.connect()).plus(timings.firstByte()))
                    .isPositive()
                    .isLessThanOrEqualTo(elapsed);
            assertThat(user.get().timings().connect()).isZero();
            assertThat(first.wireBytesIn()).isEqualTo(Script.OK.length());
            assertThat(first.wireBytesOut())
                    .isEqualTo("GET /path HTTP/1.1\r\nHost: test\r\n\r\n".length());
        }
    }

    @Test
    void aKeptConnectionThatTheServerClosedIsNotUsedAgain() throws WireFailure {
        Script once = Script.answering(Script.OK).close();
        try (ScriptedServer server = ScriptedServer.answering(once);
                TestUser user = TestUser.of(server)) {
            for (int visits = 1; visits <= 5; visits++) {
                user.get();
                Await.until(() -> !user.keepsOpenConnection(), SOON);
                assertThat(server.connections()).isEqualTo(visits);
            }
        }
    }

    @Test
    void aConnectionClosedAsTheRequestIsSentIsItsOwnFailure() throws WireFailure {
        Script closesOnSecond = Script.answering(Script.OK).read().close();
        try (ScriptedServer server = ScriptedServer.answering(closesOnSecond, Script.ok());
                TestUser user = TestUser.of(server)) {
            user.get();
            WireFailure failure = failure(user);
            assertThat(failure.kind()).isEqualTo(Kind.STALE);
            assertThat(failure.sent()).isTrue();
            assertThat(server.requests()).as("no silent retry").hasSize(2);
            assertThat(user.get().status()).isEqualTo(200);
        }
    }

    @Test
    void closeIdleMakesTheNextRequestConnectAnew() throws WireFailure {
        try (ScriptedServer server = ScriptedServer.answering(Script.ok());
                TestUser user = TestUser.of(server)) {
            user.get();
            user.closeIdle();
            user.get();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private static WireFailure failure(TestUser user) {
        return catchThrowableOfType(WireFailure.class, user::get);
    }
}
